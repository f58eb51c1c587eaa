"""What every script is written from: the network, its training, the scaling of its data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from engine.datasets.scaling import Scaling
from engine.errors import AnyOf, SpecificationError
from engine.formats.code.code_errors import (
    LayerNotInStyleError,
    SettingNotInStyleError,
    SettingsTogetherError,
)
from engine.formats.code.source_layout import quoted
from engine.formats.format_errors import HOLD_EVERYTHING
from engine.network.parameters import ParameterTable
from engine.specification import (
    LOSSES_COMPUTED_TOGETHER,
    ActivationSpec,
    LayerSpec,
    NetworkSpec,
    TrainingSpec,
    activation_of,
    find_problems,
)


@dataclass(frozen=True)
class ExportedNetwork:
    """A network without problems, and the names it has in a script.

    What the user typed appears in a script only as a quoted string. Variables are named after
    the default names (`identifiers`), which hold nothing but letters, digits and ``_``.

    Parameters
    ----------
    spec : NetworkSpec
        What the user built.
    training : TrainingSpec
        How it is trained.
    scaling : Scaling
        What was done to the data before the network saw them.

    Raises
    ------
    SpecificationError
        For the first problem of network or training.
    """

    spec: NetworkSpec
    training: TrainingSpec
    scaling: Scaling = field(default_factory=Scaling)

    def __post_init__(self) -> None:
        for problem in find_problems(self.spec, self.training):
            if not problem.is_warning:
                raise SpecificationError(problem=problem)

    @cached_property
    def layers(self) -> tuple[LayerSpec, ...]:
        """Every layer in the order of computing, the input left out."""
        return tuple(self.spec.by_id[i] for i in self.spec.order if i != self.input_id)

    @cached_property
    def input_id(self) -> int:
        """The id of the input layer."""
        assert self.spec.input is not None
        return self.spec.input.id

    @cached_property
    def output(self) -> LayerSpec:
        """The output layer."""
        assert self.spec.output is not None
        return self.spec.output

    @property
    def input_units(self) -> int:
        """Numbers per sample that go in."""
        return self.spec.units[self.input_id]

    @property
    def output_units(self) -> int:
        """Numbers per sample that come out."""
        return self.spec.units[self.output.id]

    def name(self, layer_id: int) -> str:
        """Return the name of a layer, as files have it."""
        return self.spec.names[layer_id]

    def quoted_name(self, layer_id: int) -> str:
        """Return the name of a layer as a string literal."""
        return quoted(self.name(layer_id))

    def parameter_names(self, layer: LayerSpec) -> tuple[str, ...]:
        """Return the names of a layer's parameters: ``weights``, ``bias`` and so on."""
        return tuple(layer.parameter_shapes(self.spec.input_units(layer.id)))

    @cached_property
    def identifiers(self) -> Mapping[int, str]:
        """A variable name for every layer, whatever the user called it."""
        unnamed = tuple(replace(layer, name="") for layer in self.spec.layers)
        names = NetworkSpec(unnamed, self.spec.links, self.spec.next_id).names
        return {**names, self.input_id: "inputs"}

    def source_identifiers(self, layer: LayerSpec) -> tuple[str, ...]:
        """Return the variables that a layer reads, in link order."""
        return tuple(self.identifiers[source] for source in self.spec.sources(layer.id))

    @cached_property
    def is_fused(self) -> bool:
        """Whether the loss starts from the logits, before the output's own function."""
        activation = activation_of(self.output)
        wanted = LOSSES_COMPUTED_TOGETHER.get(self.training.loss.name)
        return activation is not None and activation.name == wanted

    @property
    def output_is_a_layer_of_its_own(self) -> bool:
        """Whether the output is an `activation` layer, and not the function of a dense one."""
        return isinstance(self.output, ActivationSpec)

    @cached_property
    def frozen(self) -> tuple[str, ...]:
        """The parameters that training leaves alone although others of their kind learn."""
        table = ParameterTable.of(self.spec)
        return tuple(
            f"{self.name(one.layer)}.{one.name}"
            for one in table
            if not one.trainable and one.name not in self.spec.by_id[one.layer].running
        )

    @cached_property
    def learns(self) -> bool:
        """Whether there is anything that training changes."""
        return bool(ParameterTable.of(self.spec).trainable_places)

    def has(self, kind: str) -> bool:
        """Tell whether there is a layer of a kind."""
        return any(layer.kind == kind for layer in self.spec.layers)

    @property
    def is_penalized(self) -> bool:
        """Whether L1 or L2 is added to the loss."""
        return self.training.l1 > 0 or self.training.l2 > 0


def layer_refusal(net: ExportedNetwork, layer: LayerSpec, style: str) -> LayerNotInStyleError:
    """Return the error for a layer that a style does not know, or whose function it does not."""
    activation = activation_of(layer)
    function = layer.kind if activation is None else activation.name
    return LayerNotInStyleError(
        style=style, layer=net.name(layer.id), function=function, choices=HOLD_EVERYTHING
    )


def setting_refusal(
    style: str, setting: str, value: str, choices: Iterable[str], option: str = ""
) -> SettingNotInStyleError:
    """Return the error for a setting with which a style cannot train, alone or with `option`."""
    fields = {"style": style, "setting": setting, "value": value, "choices": AnyOf(choices)}
    if option:
        return SettingsTogetherError(**fields, option=option)
    return SettingNotInStyleError(**fields)
