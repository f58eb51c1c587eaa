"""Data to train on: generators and truth tables, MNIST, tables, NumPy files, typed numbers."""

from typing import TYPE_CHECKING

from engine.datasets import data_errors, download_errors, table_errors
from engine.datasets.built_in import BUILT_IN, BuiltIn, built_in
from engine.datasets.dataset import (
    Dataset,
    Samples,
    dataset_arrays,
    dataset_from_arrays,
    typed_data,
)
from engine.datasets.derived_inputs import (
    DERIVED_INPUTS,
    DerivedInput,
    derived_names,
    is_planar,
    with_derived,
)
from engine.datasets.description import (
    DataDescription,
    DataSource,
    FileRecord,
    SourceNames,
    description_from_plain,
    description_to_plain,
)
from engine.datasets.mnist_descriptions import FASHION_MNIST, MNIST
from engine.datasets.preparation import (
    LONGEST_NAME,
    prepared_like,
    with_derived_inputs,
    with_names,
    with_scaling,
)
from engine.datasets.scaling import SCALINGS, Scaling
from engine.datasets.splits import Split, split
from engine.datasets.targets import accuracy_rule, coded_targets
from engine.late_names import late_names

if TYPE_CHECKING:  # needed by who reads files: imported then
    from engine.datasets.download import REMOTE_SETS, cached_folder, download_set, seems_cached
    from engine.datasets.mnist import read_mnist
    from engine.datasets.sources import READERS, built_in_name, load_source, reload, relocated
    from engine.datasets.table_inspection import ColumnFacts, TableInspection, inspect_table
    from engine.datasets.table_settings import Column, TableSettings
else:
    __getattr__ = late_names(
        __name__,
        (
            "engine.datasets.mnist",
            "engine.datasets.table_settings",
            "engine.datasets.table_inspection",
            "engine.datasets.sources",
            "engine.datasets.download",
        ),
    )

__all__ = [
    "BUILT_IN",
    "DERIVED_INPUTS",
    "FASHION_MNIST",
    "LONGEST_NAME",
    "MNIST",
    "READERS",
    "REMOTE_SETS",
    "SCALINGS",
    "BuiltIn",
    "Column",
    "ColumnFacts",
    "DataDescription",
    "DataSource",
    "Dataset",
    "DerivedInput",
    "FileRecord",
    "Samples",
    "Scaling",
    "SourceNames",
    "Split",
    "TableInspection",
    "TableSettings",
    "accuracy_rule",
    "built_in",
    "built_in_name",
    "cached_folder",
    "coded_targets",
    "data_errors",
    "dataset_arrays",
    "dataset_from_arrays",
    "derived_names",
    "description_from_plain",
    "description_to_plain",
    "download_errors",
    "download_set",
    "inspect_table",
    "is_planar",
    "load_source",
    "prepared_like",
    "read_mnist",
    "reload",
    "relocated",
    "seems_cached",
    "split",
    "table_errors",
    "typed_data",
    "with_derived",
    "with_derived_inputs",
    "with_names",
    "with_scaling",
]
