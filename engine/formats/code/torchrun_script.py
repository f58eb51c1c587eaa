"""A network as a PyTorch script that several processes, on several machines, train together."""

from typing import Final

from engine.formats.code.exported_network import ExportedNetwork
from engine.formats.code.pytorch_script import script
from engine.formats.code.source_layout import chosen_lines

_MAIN: Final = '''
def main():
    """Check the network and train it, in as many processes as torchrun has started."""
    parser = argparse.ArgumentParser(description="A network from Layerloom.")
#? learns|    parser.add_argument(
#? learns|        "--train", nargs="?", const=CHECK, default=CHECK, type=Path, metavar="DATA"
#? learns|    )
#? learns|    parser.add_argument("--epochs", type=int, default=EPOCHS)
#? learns|    parser.add_argument("--save", type=Path, metavar="OUT.npz")
#? learns|    arguments = parser.parse_args()
#? !learns|    parser.parse_args()
    # torchrun tells every process its number and how many there are.
    rank = int(os.environ.get("RANK", "0"))
    network = load()
    if rank == 0:
        check(network)
#? learns|    device = torch.device("cpu")
#? learns|    if torch.cuda.is_available():
#? learns|        device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", "0")))
#? learns|        torch.cuda.set_device(device)
#? learns|    if "RANK" in os.environ:
#? learns|        dist.init_process_group("gloo" if device.type == "cpu" else "nccl")
#? learns|    processes = int(os.environ.get("WORLD_SIZE", "1"))
#? learns|    inputs, targets = (
#? learns|        torch.from_numpy(values).to(device) for values in samples(arguments.train)
#? learns|    )
#? learns|    network.to(device)
#? learns|    train(network, inputs, targets, arguments.epochs, rank, processes)
#? learns|    if rank == 0:
#? learns|        final = loss(network, inputs, targets)
#? learns|        print(f"Loss after {arguments.epochs} epochs: {final!r}")
#? learns|        if arguments.save:
#? learns|            save(network, arguments.save)
#? learns|    if dist.is_initialized():
#? learns|        dist.destroy_process_group()


if __name__ == "__main__":
    main()
'''


def torchrun_script(net: ExportedNetwork) -> str:
    """Return the script.

    Raises
    ------
    FormatUnsupportedError
        For a layer, function, loss or optimizer that this style does not know.
    """
    return script(net, chosen_lines(_MAIN, {"learns": net.learns}), torchrun=True)
