"""Why a set could not be downloaded: one class per cause, for each mirror that was asked."""

from engine.errors import LayerloomError


class Attempts(tuple[LayerloomError, ...]):
    """What went wrong with one mirror after the other."""

    __slots__ = ()

    def __str__(self) -> str:
        return "; ".join(map(str, self))

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


class DownloadFailedError(LayerloomError):
    """No mirror gave a file; `attempts` has a `MirrorFailedError` for each."""

    template = "{name} could not be downloaded ({attempts}). Give its folder with --data FOLDER."


class MirrorFailedError(LayerloomError):
    """A mirror was of no use; the causes we know are subclasses."""

    template = "{url}: no useful answer"


class NoConnectionError(MirrorFailedError):
    """There is no network, no such server, or it does not speak."""

    template = "{url}: no connection"


class AnswerRefusedError(MirrorFailedError):
    """The server answered with a status that means no."""

    template = "{url}: HTTP status {status}"


class DownloadCutOffError(MirrorFailedError):
    """The connection broke, or stood still, before the end of the file."""

    template = "{url}: cut off after {now} of {size} bytes"


class DownloadedPageError(MirrorFailedError):
    """A web page came, as from the login of a wireless network."""

    template = "{url}: a web page instead of the file"


class DownloadedOtherError(MirrorFailedError):
    """The checksum is not the one that is known."""

    template = "{url}: a file with other contents"
