"""Damage files in every way and read them: a sentence each, never a crash, never a hang.

    python tests/mutated_files.py --reader keras --count 2000 --seed 1
    python tests/mutated_files.py                       a few of every reader

Half of the mutants are damaged bytes: some changed, cut off, doubled, zeroed. The other half are
whole files that say something odd: another value somewhere in a description or a graph.
Exit code 1 if anything but a known error came out, or a file took longer than ten seconds.
"""

import argparse
import copy
import io
import json
import random
import resource
import sys
import tempfile
import time
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from engine import LayerloomError, Network  # noqa: E402
from engine.formats import export_weights, import_weights  # noqa: E402
from tests import mutated_projects  # noqa: E402
from tests.engine_tests.sample_networks import learned, one_of_each  # noqa: E402

SUFFIXES = {
    "npz": ".npz",
    "safetensors": ".safetensors",
    "json": ".json",
    "onnx": ".onnx",
    "keras": ".keras",
    "h5": ".h5",
    "weights": ".weights.h5",
}
MOST_SECONDS = 10.0
ODD_VALUES: tuple[Any, ...] = (
    *(None, True, 0, -1, 7, 2**31, 2**63, 10**30, 0.5, -1e300, "", "x" * 5000, "Dense", "é"),
    *([], [None], [[]], [1, [2]], {}, {"class_name": "Lambda"}, {"config": {}}, "relu", "softmax"),
)


def bytes_damaged(contents: bytes, draw: random.Random) -> bytes:
    """Return the file with some bytes changed, cut off, doubled or zeroed."""
    mutant = bytearray(contents)
    place = draw.randrange(len(mutant))
    length = draw.choice([1, 8, 64, 512])
    way = draw.randrange(5)
    if way == 0:
        return bytes(mutant[:place])
    if way == 1:
        mutant[place : place + length] = bytes(len(mutant[place : place + length]))
    elif way == 2:
        mutant[place:place] = mutant[place : place + length]
    else:
        for _ in range(draw.choice([1, 1, 3, 30])):
            mutant[draw.randrange(len(mutant))] = draw.randrange(256)
    return bytes(mutant)


def plain_damaged(plain: Any, draw: random.Random) -> Any:
    """Return JSON with one or more of its values replaced, removed or doubled."""
    changed = json.loads(json.dumps(plain))
    for _ in range(draw.choice([1, 1, 2, 5])):
        places = [place for place in containers(changed) if place]
        if not places:
            break
        container = draw.choice(places)
        key: Any = draw.choice(
            list(container) if isinstance(container, dict) else range(len(container))
        )
        way = draw.randrange(4)
        if way == 0:
            del container[key]
        elif way == 1 and isinstance(container, list):
            container.insert(key, json.loads(json.dumps(container[key])))
        else:
            container[key] = copy.deepcopy(draw.choice(ODD_VALUES))
    return changed


def containers(plain: Any) -> Iterator[Any]:
    if isinstance(plain, dict | list):
        yield plain
        for value in plain.values() if isinstance(plain, dict) else plain:
            yield from containers(value)


def keras_damaged(contents: bytes, draw: random.Random) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(contents)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            member = old.read(name)
            if name == "config.json":
                member = json.dumps(plain_damaged(json.loads(member), draw)).encode()
            new.writestr(name, member)
    return stream.getvalue()


def h5_damaged(contents: bytes, draw: random.Random) -> bytes:
    import h5py

    stream = io.BytesIO(contents)
    with h5py.File(stream, "r+") as file:
        if "model_config" in file.attrs:
            config = plain_damaged(json.loads(file.attrs["model_config"]), draw)
            file.attrs["model_config"] = json.dumps(config)
        else:
            names: list[str] = []
            file.visit(names.append)
            del file[draw.choice(names)]
    return stream.getvalue()


def json_damaged(contents: bytes, draw: random.Random) -> bytes:
    return json.dumps(plain_damaged(json.loads(contents), draw)).encode()


def onnx_damaged(contents: bytes, draw: random.Random) -> bytes:
    from google.protobuf import json_format
    from onnx import ModelProto

    model = ModelProto.FromString(contents)
    plain = plain_damaged(json_format.MessageToDict(model), draw)
    mutant = ModelProto()
    try:
        json_format.ParseDict(plain, mutant, ignore_unknown_fields=True)
    except json_format.ParseError:
        return bytes_damaged(contents, draw)
    return mutant.SerializeToString()


MEANING_DAMAGED: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "keras": keras_damaged,
    "h5": h5_damaged,
    "weights": h5_damaged,
    "json": json_damaged,
    "onnx": onnx_damaged,
}


def whole_file(reader: str, folder: Path) -> tuple[bytes, Network | None]:
    """Return a whole file of a reader, and the network to put it into where it needs one."""
    network = learned(one_of_each())
    path = folder / f"whole{SUFFIXES[reader]}"
    if reader == "h5":
        write_keras_h5(path)
    else:
        export_weights(network, path)
    return path.read_bytes(), network if reader == "weights" else None


def write_keras_h5(path: Path) -> None:
    """Write a file as Keras does with ``model.save("m.h5")``."""
    import h5py

    layers: list[dict[str, Any]] = [
        {"class_name": "InputLayer", "config": {"batch_shape": [None, 3], "name": "input"}}
    ]
    random_numbers = np.random.default_rng(0)
    with h5py.File(path, "w") as file:
        weights = file.create_group("model_weights")
        names = [f"dense_{i}" for i in range(3)]
        weights.attrs["layer_names"] = names
        for name in names:
            config = {"name": name, "units": 3, "activation": "relu", "use_bias": True}
            layers.append({"class_name": "Dense", "config": config})
            group = weights.create_group(name)
            group.attrs["weight_names"] = [f"{name}/kernel:0", f"{name}/bias:0"]
            group[f"{name}/kernel:0"] = random_numbers.normal(size=(3, 3)).astype("f4")
            group[f"{name}/bias:0"] = random_numbers.normal(size=3).astype("f4")
        model = {"class_name": "Sequential", "config": {"name": "m", "layers": layers}}
        file.attrs["model_config"] = json.dumps(model)
        file.attrs["keras_version"] = "2.15.0"


def mutants(reader: str, contents: bytes, count: int, seed: int) -> Iterator[bytes]:
    for number in range(count):
        draw = random.Random(f"{reader} {seed} {number}")
        meaning = MEANING_DAMAGED.get(reader)
        if meaning is not None and number % 2:
            yield meaning(contents, draw)
        else:
            yield bytes_damaged(contents, draw)


def outcome(path: Path, into: Network | None) -> str:
    """Read a file and say what came of it; anything but a known error is raised."""
    try:
        imported = import_weights(path, into)
    except LayerloomError as error:
        sentence = str(error)
        if "\n" in sentence or len(sentence) > 600 + len(str(path)):
            raise AssertionError(f"no sentence: {sentence[:1000]}") from error
        return type(error).__name__
    rows = np.zeros((2, imported.network.spec.units[imported.network.spec.input.id]))
    imported.network.predict(rows)
    return "read"


def read_mutants(reader: str, count: int, seed: int, folder: Path) -> tuple[Counter[str], float]:
    """Read many mutants; return what came of them and the most that was computed for one."""
    contents, into = whole_file(reader, folder)
    before = None if into is None else into.parameters.copy()
    path = folder / f"mutant{SUFFIXES[reader]}"
    outcomes: Counter[str] = Counter()
    longest = 0.0
    for mutant in mutants(reader, contents, count, seed):
        path.write_bytes(mutant)
        began = time.process_time()
        outcomes[outcome(path, into)] += 1
        longest = max(longest, time.process_time() - began)
    if before is not None and into is not None:
        np.testing.assert_array_equal(into.parameters, before)
    return outcomes, longest


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reader", choices=[*SUFFIXES, *mutated_projects.READERS])
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    warnings.simplefilter("error")
    wanted = [arguments.reader] if arguments.reader else [*SUFFIXES, *mutated_projects.READERS]
    projects = [reader for reader in wanted if reader in mutated_projects.READERS]
    holds = mutated_projects.report(projects, arguments.seed, 0, arguments.count)
    for reader in (reader for reader in wanted if reader in SUFFIXES):
        with tempfile.TemporaryDirectory() as folder:
            outcomes, longest = read_mutants(reader, arguments.count, arguments.seed, Path(folder))
        holds = holds and longest < MOST_SECONDS
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{reader}: {dict(outcomes)}, longest {longest:.2f} s computed, {megabytes} MB")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
