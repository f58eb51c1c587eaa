"""Whether two data sets are the same to their user, and what one takes over from the other."""

from engine import Dataset, with_names


def are_alike(one: Dataset, other: Dataset) -> bool:
    """Tell whether two sets of the same source are the same, prepared in the same way."""
    return one.description == other.description and one.scaling.way == other.scaling.way


def named_like(dataset: Dataset, like: Dataset) -> Dataset:
    """Return the data with the names that the user gave the same columns before."""
    old, new = like.description, dataset.description
    if old.source.name != new.source.name or old.source_names != new.source_names:
        return dataset
    return with_names(dataset, old.input_names, old.target_names, old.class_names)
