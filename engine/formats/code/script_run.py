"""What a script does when it is run: check what it computes, train if asked, save."""

from typing import Final

from engine.formats.code.exported_network import ExportedNetwork
from engine.formats.code.source_layout import chosen_lines

USAGE: Final = """\
    python net.py                   computes what Layerloom computed, and checks it
    python net.py --train           goes on training, on the samples of the check
    python net.py --train data.npz  goes on training on your own data"""
"""The commands, as the head of a script says them."""

_CHECK: Final = '''
#? torch|def check(network):
#? !torch|def check():
    """Assert that this script computes what Layerloom computed."""
    with np.load(CHECK, allow_pickle=False) as file:
#? torch|        known = {name: torch.from_numpy(file[name]) for name in file}
#? !torch|        known = dict(file)
#? torch|    outputs = predict(network, known["inputs"])
#? torch|    assert torch.allclose(outputs, known["outputs"], **TOLERANCE), "other outputs"
#? !torch|    outputs = predict(known["inputs"])
#? !torch|    assert np.allclose(outputs, known["outputs"], **TOLERANCE), "other outputs"
    print(f"The outputs of {len(outputs)} samples are those of Layerloom.")
    if "loss" in known:
#? torch|        computed = loss(network, known["inputs"], known["targets"])
#? !torch|        computed = loss(known["inputs"], known["targets"])
        assert np.isclose(computed, known["loss"], **TOLERANCE), "another loss"
        print(f"The loss is that of Layerloom: {computed:.10g}")
'''

_MAIN: Final = '''
def main():
    """Check the network and, if asked, train it."""
    parser = argparse.ArgumentParser(description="A network from Layerloom.")
#? learns|    parser.add_argument("--train", nargs="?", const=CHECK, type=Path, metavar="DATA")
#? learns|    parser.add_argument("--epochs", type=int, default=EPOCHS)
#? learns|    parser.add_argument("--save", type=Path, metavar="OUT.npz")
#? learns|    arguments = parser.parse_args()
#? !learns|    parser.parse_args()
#? torch|    network = load()
#? torch|    check(network)
#? !torch|    check()
'''

_TRAIN_AND_SAVE: Final = """
    if arguments.train:
#? torch|        inputs, targets = map(torch.from_numpy, samples(arguments.train))
#? torch|        train(network, inputs, targets, arguments.epochs)
#? torch|        final = loss(network, inputs, targets)
#? !torch|        inputs, targets = samples(arguments.train)
#? !torch|        train(inputs, targets, arguments.epochs)
#? !torch|        final = loss(inputs, targets)
        print(f"Loss after {arguments.epochs} epochs: {final!r}")
    if arguments.save:
#? torch|        save(network, arguments.save)
#? keras|        save(model, arguments.save)
#? numpy|        save(arguments.save)
"""

_START: Final = """
if __name__ == "__main__":
    main()
"""


def check_source(style: str) -> str:
    """Return ``check``, which compares the script with what the program computed.

    Parameters
    ----------
    style : str
        ``numpy``, ``keras`` or ``torch``.
    """
    return chosen_lines(_CHECK, {"torch": style == "torch"})


def main_source(net: ExportedNetwork, style: str) -> str:
    """Return ``main``, and the lines that call it.

    Parameters
    ----------
    net : ExportedNetwork
    style : str
        ``numpy``, ``keras`` or ``torch``.
    """
    wanted = {name: name == style for name in ("numpy", "keras", "torch")}
    lines = chosen_lines(_MAIN, {**wanted, "learns": net.learns})
    if net.learns:
        lines += chosen_lines(_TRAIN_AND_SAVE, wanted)
    return f"{lines}\n\n{_START}"
