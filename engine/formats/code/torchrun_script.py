"""A network as a PyTorch script that several processes, on several machines, train together."""

from typing import Final

from engine.formats.code.exported_network import ExportedNetwork
from engine.formats.code.pytorch_script import pytorch_script, script

_MAIN: Final = '''
def main():
    """Check the network and train it, in as many processes as torchrun has started."""
    parser = argparse.ArgumentParser(description="A network from Layerloom.")
    parser.add_argument(
        "--train", nargs="?", const=CHECK, default=CHECK, type=Path, metavar="DATA"
    )
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--save", type=Path, metavar="OUT.npz")
    arguments = parser.parse_args()
    # torchrun tells every process its number and how many there are.
    rank = int(os.environ.get("RANK", "0"))
    network = load()
    if rank == 0:
        check(network)
    device = torch.device("cpu")
    if torch.cuda.is_available():
        device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", "0")))
        torch.cuda.set_device(device)
    if "RANK" in os.environ:
        dist.init_process_group("gloo" if device.type == "cpu" else "nccl")
    processes = int(os.environ.get("WORLD_SIZE", "1"))
    inputs, targets = (
        torch.from_numpy(values).to(device) for values in samples(arguments.train)
    )
    network.to(device)
    train(network, inputs, targets, arguments.epochs, rank, processes)
    if rank == 0:
        final = loss(network, inputs, targets)
        print(f"Loss after {arguments.epochs} epochs: {final!r}")
        if arguments.save:
            save(network, arguments.save)
    if dist.is_initialized():
        dist.destroy_process_group()


if __name__ == "__main__":
    main()
'''


def torchrun_script(net: ExportedNetwork) -> str:
    """Return the script; where nothing learns, that for one process.

    Raises
    ------
    FormatUnsupportedError
        For a layer, function, loss or optimizer that this style does not know.
    """
    if not net.learns:
        return pytorch_script(net)
    return script(net, _MAIN, torchrun=True)
