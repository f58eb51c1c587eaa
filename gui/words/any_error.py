"""The sentence for any exception, expected or not."""

from engine import LayerloomError, NetworkSpec
from gui.error_report import log_file
from gui.words.translation import tr


def error_text(error: BaseException, network: NetworkSpec | None = None) -> str:
    """Return the sentence for an error of the engine or the system, or for an unexpected one.

    The sentence for an unexpected one says where the log is; whoever catches it, logs it.

    Parameters
    ----------
    error : exception
    network : NetworkSpec, optional
        Gives the layers in the sentence their shown names.
    """
    # The tables name every error there is: read when the first one is to be shown.
    from gui.words.error_texts import engine_text, system_text

    if isinstance(error, LayerloomError):
        return engine_text(error, network or NetworkSpec())
    if isinstance(error, OSError):
        return system_text(error.errno, error.filename)
    if isinstance(error, MemoryError):
        return tr("This needs more memory than the machine has.")
    return tr(
        "Something unexpected went wrong, and your work is still open. Details are in {log}",
        log=log_file(),
    )
