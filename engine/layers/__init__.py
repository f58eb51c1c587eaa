"""The kernels of every layer kind."""

from collections.abc import Mapping
from typing import Final

from engine.layers.batch_normalization import BatchNormalization
from engine.layers.dense import ActivationLayer, Dense
from engine.layers.dropout import Dropout
from engine.layers.joining import Add, Concatenate, Input
from engine.layers.layer import Kernel, Kernels, Layer, LayerContext, RowStore
from engine.layers.maxout import Maxout

#: The kernels of every kind in `engine.specification.LAYER_KINDS`.
LAYERS: Final[Mapping[str, type[Layer]]] = {
    "input": Input,
    "dense": Dense,
    "activation": ActivationLayer,
    "dropout": Dropout,
    "batch_normalization": BatchNormalization,
    "maxout": Maxout,
    "add": Add,
    "concatenate": Concatenate,
}

__all__ = ["LAYERS", "Kernel", "Kernels", "Layer", "LayerContext", "RowStore"]
