"""Files that Keras, PyTorch and scikit-learn write themselves compute here what they do there."""

import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import Array
from engine.formats import ImportRefusedError, import_weights

NOT_INSTALLED = "{0} is not installed: pip install -e '.[parity]' to read its files"
CLOSE = 1e-6
ROWS = np.random.default_rng(3).normal(size=(7, 4)).astype(np.float32)

#: What other libraries say about each other's interfaces is not about our reading.
pytestmark = pytest.mark.filterwarnings("ignore")


def owner(name: str) -> Any:
    return pytest.importorskip(name, reason=NOT_INSTALLED.format(name))


@pytest.fixture(scope="module")
def keras() -> Any:
    os.environ.setdefault("KERAS_BACKEND", "numpy")
    return owner("keras")


def assert_same(path: Path, inputs: Array, outputs: Any) -> None:
    ours = import_weights(path).network.predict(inputs.reshape(len(inputs), -1))
    wanted = np.asarray(outputs)
    np.testing.assert_allclose(ours, wanted, rtol=0, atol=CLOSE * max(1.0, np.abs(wanted).max()))


def stack(keras: Any) -> Any:
    layers = keras.layers
    return keras.Sequential(
        [
            keras.Input((2, 2)),
            layers.Rescaling(0.5, -0.25),
            layers.Flatten(),
            layers.Dense(6, "gelu", kernel_regularizer="l2"),
            layers.BatchNormalization(),
            layers.Dropout(0.3),
            layers.Dense(5),
            layers.LeakyReLU(0.15),
            layers.Dense(5, "leaky_relu", use_bias=False),
            layers.PReLU(alpha_initializer="uniform"),
            layers.Dense(4, "hard_sigmoid"),
            layers.Activation("softplus"),
            layers.Dense(3),
            layers.Softmax(),
        ]
    )


def graph(keras: Any) -> Any:
    layers = keras.layers
    inner = keras.Sequential(
        [layers.Dense(5, "selu"), layers.BatchNormalization(trainable=False)], name="inner"
    )
    shared = layers.Dense(4, "mish", name="shared")
    first = keras.Input((4,), name="numbers")
    twice = shared(shared(first))
    left, right = inner(twice), layers.Dense(5, "elu", name="right")(first)
    both = layers.Add()([right, left])
    end = layers.Dense(2, "sigmoid")(layers.Concatenate()([both, first, right]))
    return keras.Model(first, end)


@pytest.mark.parametrize("suffix", [".keras", ".h5"])
@pytest.mark.parametrize("make", [stack, graph])
def test_keras(make: Any, suffix: str, keras: Any, tmp_path: Path) -> None:
    keras.utils.set_random_seed(4)
    model = make(keras)
    for layer in model.layers:
        if layer.__class__.__name__ == "BatchNormalization":
            layer.set_weights(
                [
                    np.abs(np.random.default_rng(5).normal(size=w.shape)) + 0.1
                    for w in layer.get_weights()
                ]
            )
    path = tmp_path / f"w{suffix}"
    model.save(path)
    rows = ROWS.reshape(7, *model.input_shape[1:])
    assert_same(path, rows, model(rows))


def test_keras_weights_into_the_same_network(keras: Any, tmp_path: Path) -> None:
    keras.utils.set_random_seed(5)
    model = stack(keras)
    model.save(tmp_path / "w.keras")
    network = import_weights(tmp_path / "w.keras").network
    layers = keras.layers
    plain = keras.Sequential([keras.Input((4,)), layers.Dense(8, "relu"), layers.Dense(2)])
    plain.save(tmp_path / "p.keras")
    plain.save_weights(tmp_path / "p.weights.h5")
    first = import_weights(tmp_path / "p.keras").network
    again = import_weights(tmp_path / "p.weights.h5", first).network
    np.testing.assert_array_equal(again.parameters, first.parameters)
    assert network.spec.output is not None


def test_what_keras_has_and_we_have_not(keras: Any, tmp_path: Path) -> None:
    layers = keras.layers
    model = keras.Sequential(
        [keras.Input((8, 8, 1)), layers.Conv2D(2, 3), layers.Flatten(), layers.Dense(2, "relu6")]
    )
    model.save(tmp_path / "w.keras")
    with pytest.raises(ImportRefusedError, match="Conv2D") as caught:
        import_weights(tmp_path / "w.keras")
    assert caught.value.report.refused[0].values["received"] == "Conv2D"


def modules() -> dict[str, Any]:
    torch = pytest.importorskip("torch", reason=NOT_INSTALLED.format("torch"))
    nn = torch.nn
    single = (
        *(nn.ReLU(), nn.LeakyReLU(0.2), nn.PReLU(), nn.PReLU(6), nn.ELU(0.7), nn.SELU()),
        *(nn.SiLU(), nn.GELU(), nn.Softplus(), nn.Softsign(), nn.Hardsigmoid(), nn.Mish()),
        *(nn.Tanh(), nn.Sigmoid(), nn.CELU(), nn.Softmax(1)),
    )
    made = {str(one): nn.Sequential(nn.Linear(4, 6), one, nn.Linear(6, 2)) for one in single}
    flat = (
        nn.Flatten(),
        nn.Linear(4, 6),
        nn.BatchNorm1d(6),
        nn.ReLU(),
        nn.Dropout(),
        nn.Linear(6, 2),
    )
    return {**made, "flat": nn.Sequential(*flat), "residual": residual(torch)}


def residual(torch: Any) -> Any:
    class Residual(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.first, self.second = torch.nn.Linear(4, 6), torch.nn.Linear(6, 6)
            self.out = torch.nn.Linear(12, 3)

        def forward(self, x: Any) -> Any:
            hidden = torch.nn.functional.gelu(self.first(x.view(x.size(0), -1)))
            added = torch.relu(self.second(hidden)) + hidden
            return torch.softmax(self.out(torch.cat([added, hidden], 1)), 1)

    return Residual()


def test_pytorch(tmp_path: Path) -> None:
    torch = owner("torch")
    rows = torch.from_numpy(ROWS)
    path = tmp_path / "w.onnx"
    for model in modules().values():
        torch.onnx.export(
            model.eval(),
            (rows,),
            str(path),
            dynamo=False,
            input_names=["x"],
            dynamic_axes={"x": {0: "N"}},
        )
        assert_same(path, ROWS, model(rows).detach().numpy())


def test_pytorchs_state_into_a_network(tmp_path: Path) -> None:
    torch = owner("torch")
    from safetensors.torch import save_file

    model = torch.nn.Sequential(
        torch.nn.Linear(4, 6), torch.nn.BatchNorm1d(6), torch.nn.ReLU(), torch.nn.Linear(6, 6)
    ).eval()
    path = tmp_path / "w.onnx"
    rows = torch.from_numpy(ROWS)
    names = {"input_names": ["x"], "dynamic_axes": {"x": {0: "N"}}}
    training = torch.onnx.TrainingMode.PRESERVE
    torch.onnx.export(
        model,
        (rows,),
        str(path),
        dynamo=False,
        do_constant_folding=False,
        training=training,
        **names,
    )
    network = import_weights(path).network
    save_file(model.state_dict(), tmp_path / "w.safetensors")
    filled = import_weights(tmp_path / "w.safetensors", network).network
    np.testing.assert_allclose(filled.predict(ROWS), model(rows).detach().numpy(), atol=CLOSE)


def test_scikit_learn(tmp_path: Path) -> None:
    owner("sklearn")
    skl2onnx = owner("skl2onnx")
    from sklearn.neural_network import MLPClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    classes = np.arange(len(ROWS)) % 3
    perceptron = MLPClassifier((5, 4), max_iter=30, random_state=0)
    model = make_pipeline(StandardScaler(), perceptron).fit(ROWS, classes)
    path = tmp_path / "w.onnx"
    for options in (None, {"zipmap": False}):
        path.write_bytes(skl2onnx.to_onnx(model, ROWS, options=options).SerializeToString())
        assert_same(path, ROWS, model.predict_proba(ROWS))
    two = MLPClassifier((5, 4), max_iter=30, random_state=0)
    two.fit(ROWS, np.array(["개", "새"])[np.arange(len(ROWS)) % 2])
    path.write_bytes(skl2onnx.to_onnx(two, ROWS).SerializeToString())
    assert_same(path, ROWS, two.predict_proba(ROWS))
