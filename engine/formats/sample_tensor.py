"""What flows between the layers of a file that is being read."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.formats.network_builder import NetworkBuilder
from engine.specification import Choice, DenseSpec, MaxoutSpec

Values = NDArray[Any]
Shape = tuple[int, ...]
#: As many pieces as a Maxout layer has at most.
_MOST_PIECES: Final = 64


@dataclass(frozen=True)
class SampleTensor:
    """The output of a layer, perhaps seen in another shape, perhaps scaled and shifted.

    Parameters
    ----------
    layer : int
        Its number in the builder.
    shape : tuple of int
        Of one sample; its elements are in the order of the layer's units.
    scale, shift : arrays (units,) or None
        What still has to be done to the layer's output: ``scale * x + shift``.
    mark : str
        What a reader remembers about it.
    """

    layer: int
    shape: Shape
    scale: Values | None = None
    shift: Values | None = None
    mark: str = ""

    @property
    def units(self) -> int:
        """How many numbers a sample has."""
        return math.prod(self.shape)

    @property
    def is_plain(self) -> bool:
        """Whether it is the layer's output itself, as a row of numbers."""
        return not self.is_scaled and not self.mark and len(self.shape) == 1

    @property
    def is_scaled(self) -> bool:
        """Whether something still has to be done to the layer's output."""
        return self.scale is not None

    def scaled(self, scale: Values, shift: Values) -> "SampleTensor":
        """Return it scaled and shifted by numbers that spread over a sample's shape."""
        wide = np.broadcast_to(np.asarray(scale, float), self.shape).reshape(-1)
        offset = np.broadcast_to(np.asarray(shift, float), self.shape).reshape(-1)
        if self.scale is None or self.shift is None:
            return replace(self, scale=wide, shift=offset)
        return replace(self, scale=self.scale * wide, shift=self.shift * wide + offset)


def add_dense(
    builder: NetworkBuilder,
    x: SampleTensor,
    name: str,
    weights: Values,
    bias: Values | None,
    spec: DenseSpec,
) -> SampleTensor:
    """Add a dense layer; what had to be done to its inputs goes into its weights.

    ``(s x + t) W + b = x (s W) + (t W + b)``.
    """
    if x.scale is not None and x.shift is not None:
        wide = weights.astype(float)
        weights, shift = x.scale[:, None] * wide, x.shift @ wide
        bias = shift if bias is None else bias + shift
    values = {"weights": weights} if bias is None else {"weights": weights, "bias": bias}
    units = weights.shape[1]
    layer = DenseSpec(
        id=0,
        units=units,
        activation=spec.activation,
        use_bias=bias is not None,
        weights_trainable=spec.weights_trainable,
        bias_trainable=spec.bias_trainable,
    )
    return SampleTensor(builder.add(layer, name, [x.layer], values), (units,))


def rescaled_dense(
    builder: NetworkBuilder, x: SampleTensor, scale: Values, shift: Values
) -> SampleTensor | None:
    """Return a dense layer whose output is ``scale * x + shift``, or None where x is no such layer.

    ``s (i W + b) + t = i (W s) + (s b + t)``; a scale of 1 leaves the weights' bits as they are.
    """
    built = builder.layer(x.layer)
    spec = built.spec
    if not x.is_plain or not isinstance(spec, DenseSpec) or spec.activation != Choice("linear"):
        return None
    scale, shift = (np.broadcast_to(np.asarray(one, float), (x.units,)) for one in (scale, shift))
    weights, bias = built.values["weights"], built.values.get("bias")
    if not np.all(scale == 1.0):
        weights = weights * scale
        bias = None if bias is None else bias * scale
    bias = shift if bias is None else bias + shift
    (source,) = built.sources
    inputs = SampleTensor(source, (weights.shape[0],))
    return add_dense(builder, inputs, built.name, weights, bias, spec)


#: As wide as a layer may be that only scales and shifts: its weights are a square.
_WIDEST_SCALE: Final = 2048
_MOST_SCALE_WEIGHTS: Final = 4 * _WIDEST_SCALE**2


def settled(
    builder: NetworkBuilder, x: SampleTensor, name: str, received: str
) -> SampleTensor | None:
    """Return a tensor with nothing left to be done to it; None where it is too wide for that.

    What has to be done goes into the dense layer that makes it, where that is linear, else into
    one of its own with fixed weights ``diag(s)`` and bias t; the report says which.
    """
    if x.scale is None or x.shift is None:
        return x
    bare = replace(x, scale=None, shift=None)
    made = rescaled_dense(builder, bare, x.scale, x.shift)
    if made is not None:
        builder.report.approximate("merged", layer=name, received=received)
        return made
    builder.scale_weights += x.units**2
    if x.units > _WIDEST_SCALE or builder.scale_weights > _MOST_SCALE_WEIGHTS:
        return None
    fixed = DenseSpec(
        id=0, activation=Choice("linear"), weights_trainable=False, bias_trainable=False
    )
    builder.report.approximate("scale_layer", layer=name, received=received)
    title = f"{name} {received}"
    made = add_dense(builder, bare, title, np.diag(x.scale), np.asarray(x.shift), fixed)
    return replace(made, shape=x.shape)


def largest_of_layers(
    builder: NetworkBuilder, tensors: Sequence[SampleTensor]
) -> SampleTensor | None:
    """Return the Maxout layer that takes the largest of linear dense layers of one source.

    None where they are something else: then nothing here computes the same.
    """
    pieces = [builder.layer(x.layer) for x in tensors]
    first = pieces[0]
    if not 2 <= len(pieces) <= _MOST_PIECES or not all(x.is_plain for x in tensors):
        return None
    for one in pieces:
        spec = one.spec
        if not isinstance(spec, DenseSpec) or spec.activation != Choice("linear"):
            return None
        if (one.sources, one.units) != (first.sources, first.units):
            return None
    weights = np.stack([one.values["weights"] for one in pieces], axis=-1)
    values: dict[str, Values] = {"weights": weights.reshape(len(weights), -1)}
    if any("bias" in one.values for one in pieces):
        none = np.zeros(first.units)
        biases = [one.values.get("bias", none) for one in pieces]
        values["bias"] = np.stack(biases, axis=-1).reshape(-1)
    spec = MaxoutSpec(id=0, units=first.units, pieces=len(pieces), use_bias="bias" in values)
    return SampleTensor(builder.add(spec, first.name, first.sources, values), (first.units,))


def largest_of_pieces(builder: NetworkBuilder, x: SampleTensor, axis: int) -> SampleTensor | None:
    """Return the Maxout layer that takes the largest along an axis of a dense layer's output.

    Parameters
    ----------
    x : SampleTensor
        Of shape (units, pieces) or, with the pieces first, (pieces, units).
    axis : int
        The axis of the pieces: 1 or 0.
    """
    built = builder.layer(x.layer)
    spec = built.spec
    if x.is_scaled or len(x.shape) != 2 or not isinstance(spec, DenseSpec):
        return None
    if spec.activation != Choice("linear") or not 2 <= x.shape[axis] <= _MOST_PIECES:
        return None
    places = np.arange(x.units).reshape(x.shape)
    order = np.moveaxis(places, axis, 1).reshape(-1)
    values = {name: array[..., order] for name, array in built.values.items()}
    units, pieces = x.shape[1 - axis], x.shape[axis]
    maxout = MaxoutSpec(id=0, units=units, pieces=pieces, use_bias=spec.use_bias)
    return SampleTensor(builder.add(maxout, built.name, built.sources, values), (units,))
