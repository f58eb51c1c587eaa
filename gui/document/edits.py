"""Everything a user can do to the document: one function per action, one entry of the history.

Every function checks first and raises before anything changed.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, replace
from itertools import chain
from typing import Any, Final

from engine import (
    DEFAULT_LEARNING_RATES,
    LAYER_KINDS,
    Choice,
    DenseSpec,
    EditRefusedError,
    InputSpec,
    LayerSpec,
    LinkSpec,
    NetworkSpec,
    Problem,
    activation_of,
    find_problems,
)
from gui.document.block_layout import COLUMN, Layout, Position, tidy, with_room
from gui.document.data_fit import fitted_input, fitted_loss, fitted_output, fitted_to_data
from gui.document.document import DocumentState, NetworkDocument, ProjectData
from gui.words.layer_texts import default_name_text, field_text, layer_name, layer_titles
from gui.words.translation import tr

_DENSE_LAYERS: Final = ("hidden", "output")


def palette_kinds() -> tuple[str, ...]:
    """Return what can be added: every layer kind, a dense one as *hidden* and as *output*."""
    entries = (_DENSE_LAYERS if kind == "dense" else (kind,) for kind in LAYER_KINDS)
    return tuple(chain.from_iterable(entries))


def add_layer(document: NetworkDocument, kind: str, position: Position) -> int:
    """Put an unconnected layer on the canvas and return its id."""
    state = document.state
    return _add(document, kind, state.network.adding(_new_layer(state, kind)), position)


def append_layer(
    document: NetworkDocument, kind: str, behind: int, position: Position | None = None
) -> int:
    """Add a layer that is fed by `behind`, in its row unless a position is given; return its id."""
    state = document.state
    network = state.network.adding(_new_layer(state, kind))
    new = state.network.next_id
    x, y = state.layout[behind]
    return _add(document, kind, network.linking(behind, new), position or (x + COLUMN, y))


def prepend_layer(
    document: NetworkDocument, kind: str, before: int, position: Position | None = None
) -> int:
    """Add a layer that feeds `before`, in its row unless a position is given; return its id."""
    state = document.state
    network = state.network.adding(_new_layer(state, kind))
    new = state.network.next_id
    x, y = state.layout[before]
    return _add(document, kind, network.linking(new, before), position or (x - COLUMN, y))


def insert_on_link(document: NetworkDocument, kind: str, link: LinkSpec) -> int:
    """Add a layer in the middle of a link, moving what is behind it aside; return its id."""
    state = document.state
    network = state.network.inserting(_new_layer(state, kind), link)
    if kind == "input":
        names = {"source_name": layer_name(state.network, link.source)}
        raise EditRefusedError(problem=Problem(None, "link_into_input", names))
    layout, position = with_room(network, state.layout, link.source, [link.target])
    return _add(document, kind, network, position, layout)


def insert_behind(document: NetworkDocument, kind: str, layer_id: int) -> int:
    """Add a layer that takes over everything `layer_id` fed; return the new one's id."""
    state = document.state
    targets = state.network.targets(layer_id)
    network = state.network.adding(_new_layer(state, kind))
    new = state.network.next_id
    links = tuple(replace(k, source=new) if k.source == layer_id else k for k in network.links)
    network = NetworkSpec(network.layers, links, network.next_id).linking(layer_id, new)
    layout, position = with_room(network, state.layout, layer_id, targets)
    return _add(document, kind, network, position, layout)


def remove(
    document: NetworkDocument, layer_ids: Collection[int], links: Collection[LinkSpec] = ()
) -> None:
    """Remove layers and links; the neighbours of a layer in a plain chain are joined."""
    state = document.state
    network = state.network
    for link in links:
        network = network.unlinking(link.source, link.target)
    network = network.bridging(sorted(layer_ids))
    if network == state.network:
        return
    names = [state.network.names[layer_id] for layer_id in sorted(layer_ids)]
    document.apply(replace(state, network=network), _removal_text(names, len(links)))


def connect(document: NetworkDocument, source: int, target: int) -> None:
    """Link two layers.

    Raises
    ------
    EditRefusedError
        If the link cannot be; its `problem` says why.
    """
    state = document.state
    network = state.network.linking(source, target)
    names = network.names[source], network.names[target]
    document.apply(
        replace(state, network=network),
        lambda: tr(
            "Link {source} to {target}",
            source=default_name_text(names[0]),
            target=default_name_text(names[1]),
        ),
    )


def reroute(document: NetworkDocument, link: LinkSpec, new: LinkSpec) -> None:
    """Lead a link elsewhere; it keeps its place in the order of links.

    Raises
    ------
    EditRefusedError
        If the new link cannot be; its `problem` says why.
    """
    state = document.state
    rest = state.network.unlinking(link.source, link.target)
    problem = rest.link_problem(new.source, new.target)
    if problem is not None:
        raise EditRefusedError(problem=problem)
    links = tuple(new if own == link else own for own in state.network.links)
    names = rest.names[new.source], rest.names[new.target]
    document.apply(
        replace(state, network=NetworkSpec(rest.layers, links, rest.next_id)),
        lambda: tr(
            "Lead link to {source} → {target}",
            source=default_name_text(names[0]),
            target=default_name_text(names[1]),
        ),
    )


def replacement_problem(network: NetworkSpec, layer_id: int, kind: str) -> Problem | None:
    """Say why a layer of another kind cannot take a layer's place, or None where it can."""
    sources = network.sources(layer_id)
    if kind == "input" and sources:
        names = {"source_name": network.names[sources[0]]}
        return Problem(layer_id, "link_into_input", names)
    wanted = LAYER_KINDS[_spec_kind(kind)].inputs_wanted
    if wanted is not None and len(sources) > wanted:
        values = {"layer_name": layer_titles()[kind], "expected": wanted, "received": len(sources)}
        return Problem(None, "extra_link", values)
    return None


def is_same_kind(network: NetworkSpec, layer_id: int, kind: str) -> bool:
    """Tell whether a layer is of this kind already, so that replacing it would change nothing."""
    return kind != "output" and network.layer(layer_id).kind == _spec_kind(kind)


def replace_layer(document: NetworkDocument, layer_id: int, kind: str) -> int:
    """Put a new layer in a layer's place and links; return its id.

    What both kinds have, such as units and a typed name, is kept. A layer of the same kind
    stays as it is.

    Raises
    ------
    EditRefusedError
        If a layer of this kind cannot have the links; its `problem` says why.
    """
    state = document.state
    network = state.network
    problem = replacement_problem(network, layer_id, kind)
    if problem is not None:
        raise EditRefusedError(problem=problem)
    if is_same_kind(network, layer_id, kind):
        return layer_id
    new = network.next_id
    with_new = network.adding(_replacement(state, layer_id, kind))
    links = tuple(_moved_end(link, layer_id, new) for link in network.links)
    layers = tuple(layer for layer in with_new.layers if layer.id != layer_id)
    training = state.training
    replaced = NetworkSpec(layers, links, with_new.next_id)
    if kind == "output":
        training = fitted_loss(training, replaced.layer(new), state.data)
    layout = {**state.layout, new: state.layout[layer_id]}
    old = network.names[layer_id]
    document.apply(
        replace(state, network=replaced, training=training, layout=layout),
        lambda: tr(
            "Replace {layer} by {kind}", layer=default_name_text(old), kind=layer_titles()[kind]
        ),
    )
    return new


def disconnect(document: NetworkDocument, link: LinkSpec) -> None:
    """Remove one link."""
    remove(document, (), [link])


def move_blocks(document: NetworkDocument, positions: Mapping[int, Position]) -> None:
    """Put blocks elsewhere."""
    state = document.state
    count = len(positions)
    document.apply(
        replace(state, layout={**state.layout, **positions}),
        lambda: tr("Move {count} {count:layer|layers}", count=count),
    )


def nudge_blocks(
    document: NetworkDocument, layer_ids: Collection[int], dx: float, dy: float
) -> None:
    """Move blocks by a little; one nudge after another is one entry."""
    state = document.state
    old = {layer_id: state.layout[layer_id] for layer_id in layer_ids}
    moved = {layer_id: (x + dx, y + dy) for layer_id, (x, y) in old.items()}
    count = len(moved)
    document.apply(
        replace(state, layout={**state.layout, **moved}),
        lambda: tr("Move {count} {count:layer|layers}", count=count),
        ("nudge", *sorted(layer_ids)),
    )


def tidy_up(document: NetworkDocument) -> None:
    """Put every block into its column."""
    state = document.state
    document.apply(replace(state, layout=tidy(state.network)), lambda: tr("Tidy up"))


def rename(document: NetworkDocument, layer_id: int, name: str) -> None:
    """Give a layer a name; an empty one, or the one shown by default, brings the default back.

    Raises
    ------
    EditRefusedError
        If the name cannot be one, or another layer has it; its `problem` says which.
    """
    state = document.state
    unnamed = state.network.changing(layer_id, name="")
    typed = name.strip()
    if typed.casefold() in ("", layer_name(unnamed, layer_id).casefold()):
        typed = ""
    network = state.network.changing(layer_id, name=typed)
    _refuse_name(unnamed, network, layer_id)
    new = typed or unnamed.names[layer_id]
    document.apply(
        replace(state, network=network),
        lambda: tr("Rename to {name}", name=default_name_text(new)),
    )


def set_units(document: NetworkDocument, layer_id: int, units: int) -> None:
    """Set how many neurons a layer has; a run of changes is one entry."""
    layer = document.state.network.layer(layer_id)
    values: dict[str, Any] = {"units": units}
    if isinstance(layer, InputSpec) and units != layer.units:
        values |= {"image_shape": None, "names": ()}
    _change(document, layer_id, values, "units")


def set_activation(document: NetworkDocument, layer_id: int, activation: Choice) -> None:
    """Set a layer's activation function and its options."""
    _change(document, layer_id, {"activation": activation}, "activation")


def set_activations(
    document: NetworkDocument, layer_ids: Collection[int], activation: Choice
) -> None:
    """Set the activation function of several layers that have one, as one entry."""
    state = document.state
    network = state.network
    changed = [key for key in sorted(layer_ids) if activation_of(network.layer(key)) is not None]
    if len(changed) == 1:
        set_activation(document, changed[0], activation)
        document.finish_entry()
        return
    for layer_id in changed:
        network = network.changing(layer_id, activation=activation)
    document.apply(
        replace(state, network=network),
        lambda: tr("Set the activation of {count} layers", count=len(changed)),
    )


def set_property(document: NetworkDocument, layer_id: int, field: str, value: Any) -> None:
    """Set one field of a layer; a run of changes of the same field is one entry."""
    if field == "name":
        rename(document, layer_id, value)
    elif field == "units":
        set_units(document, layer_id, value)
    else:
        _change(document, layer_id, {field: value}, field)


def set_training(document: NetworkDocument, field: str, value: Any) -> None:
    """Set one training setting; a run of changes of the same one is one entry.

    A learning rate that is the old optimizer's default becomes the new one's.
    """
    state = document.state
    old = state.training
    training = replace(old, **{field: value})
    if field == "optimizer" and old.learning_rate == DEFAULT_LEARNING_RATES[old.optimizer.name]:
        training = replace(training, learning_rate=DEFAULT_LEARNING_RATES[value.name])
    document.apply(
        replace(state, training=training),
        lambda: tr("Change: {what}", what=field_text(field)),
        ("training", field),
    )


def set_data(document: NetworkDocument, data: ProjectData | None, name: str) -> None:
    """Choose what to train on, and fit input, output and loss to it where they cannot work.

    For another number of inputs the training begins anew: its first weights fit no more, and its
    epochs were those of another task.
    """
    state = document.state
    network, training = state.network, state.training
    if data is not None:
        network, training = fitted_to_data(network, training, data, state.data)
    after = replace(state, network=network, training=training, data=data)
    if _inputs(network) != _inputs(state.network):
        after = replace(after, training_state=None)
    document.apply(after, lambda: tr("Choose data: {name}", name=name))


def _inputs(network: NetworkSpec) -> int | None:
    return None if network.input is None else network.input.units


def find_data(document: NetworkDocument, data: ProjectData, name: str) -> None:
    """Put data that were found in the place of their description; training goes on with them."""
    document.apply(replace(document.state, data=data), lambda: tr("Find data: {name}", name=name))


def name_data(document: NetworkDocument, data: ProjectData) -> None:
    """Put the same samples with other names in the place of the data; training goes on."""
    state = document.state
    network = state.network
    if network.input is not None:
        network = network.changing(network.input.id, names=fitted_input(network.input, data).names)
    document.apply(
        replace(state, network=network, data=data), lambda: tr("Name inputs and outputs")
    )


def set_training_state(
    document: NetworkDocument, training_state: object | None, text: Callable[[], str]
) -> None:
    """Hand in what a run, a reset or a hand-edited weight made of the training state."""
    document.apply(replace(document.state, training_state=training_state), text)


def _replacement(state: DocumentState, layer_id: int, kind: str) -> LayerSpec:
    """Return a new layer with all that the old one had and a layer of this kind can have."""
    old, new = state.network.layer(layer_id), _new_layer(state, kind)
    shared = {own.name for own in fields(old)} & {own.name for own in fields(new)}
    if kind in ("input", "output"):  # they fit the data instead
        shared = {"name"}
    return replace(new, **{name: getattr(old, name) for name in shared - {"id"}})


def _moved_end(link: LinkSpec, old: int, new: int) -> LinkSpec:
    source, target = (new if end == old else end for end in (link.source, link.target))
    return LinkSpec(source, target)


def _spec_kind(kind: str) -> str:
    """Return the kind of layer that an entry of the palette makes."""
    return "dense" if kind in _DENSE_LAYERS else kind


def _new_layer(state: DocumentState, kind: str) -> LayerSpec:
    if kind == "input":
        return fitted_input(InputSpec(id=0), state.data)
    if kind == "output":
        return fitted_output(DenseSpec(id=0), state.data)
    return LAYER_KINDS[_spec_kind(kind)](id=0)


def _add(
    document: NetworkDocument,
    kind: str,
    network: NetworkSpec,
    position: Position,
    layout: Layout | None = None,
) -> int:
    """Apply a network that has a new layer, the last one made."""
    state = document.state
    new = state.network.next_id
    training = state.training
    if kind == "output":
        training = fitted_loss(training, network.layer(new), state.data)
    after = replace(
        state,
        network=network,
        training=training,
        layout={**(layout or state.layout), new: position},
    )
    document.apply(after, lambda: tr("Add layer: {layer}", layer=layer_titles()[kind]))
    return new


def _change(
    document: NetworkDocument, layer_id: int, values: Mapping[str, Any], field: str
) -> None:
    state = document.state
    network = state.network.changing(layer_id, **values)
    name = network.names[layer_id]
    document.apply(
        replace(state, network=network),
        lambda: tr("{layer}: change {what}", layer=default_name_text(name), what=field_text(field)),
        ("layer", layer_id, field),
    )


def _refuse_name(before: NetworkSpec, after: NetworkSpec, layer_id: int) -> None:
    name = after.layer(layer_id).name
    for problem in find_problems(after):
        if problem.kind == "bad_name" and problem.layer == layer_id:
            raise EditRefusedError(problem=problem)
    others = before.by_id.keys() - {layer_id}
    taken = {before.names[other].casefold() for other in others}
    taken |= {layer_name(before, other).casefold() for other in others}
    if name.casefold() in taken:
        raise EditRefusedError(problem=Problem(None, "duplicate_name", {"layer_name": name}))


def _removal_text(names: list[str], links: int) -> Callable[[], str]:
    if len(names) == 1:
        return lambda: tr("Remove {layer}", layer=default_name_text(names[0]))
    if names:
        return lambda: tr("Remove {count} layers", count=len(names))
    return lambda: tr("Remove {count} {count:link|links}", count=links)
