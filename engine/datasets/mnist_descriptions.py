"""What is known of MNIST and Fashion-MNIST before their files are there."""

from dataclasses import replace
from typing import Final

from engine.datasets.description import DataDescription, DataSource
from engine.datasets.scaling import Scaling

#: What is known of MNIST before its files are there.
MNIST: Final = DataDescription(
    name="MNIST",
    kind="classes",
    source=DataSource("built_in", "mnist"),
    inputs=784,
    class_names=tuple("0123456789"),
    image_shape=(28, 28),
    scaling=Scaling.divided_by(255),
    samples=60_000,
    test_samples=10_000,
)

#: As many pictures of the same size, of ten kinds of clothing.
FASHION_MNIST: Final = replace(
    MNIST,
    name="Fashion-MNIST",
    source=DataSource("built_in", "fashion_mnist"),
    class_names=(
        "T-shirt/top",
        "Trouser",
        "Pullover",
        "Dress",
        "Coat",
        "Sandal",
        "Shirt",
        "Sneaker",
        "Bag",
        "Ankle boot",
    ),
)
