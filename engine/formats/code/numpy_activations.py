"""The activation functions of a NumPy script: one class each, forward and backward."""

from collections.abc import Mapping
from typing import Final

#: By the function's name in capitals: `leaky_relu` is `LeakyRelu`. Options are keywords.
ACTIVATION_CLASSES: Final[Mapping[str, str]] = {
    "Linear": '''
class Linear:
    """y = x."""

    def forward(self, x, training):
        return x

    def backward(self, dout):
        return [dout]
''',
    "Step": '''
class Step:
    """y = 1 for x > 0, else 0. It is flat everywhere: no gradient passes."""

    def forward(self, x, training):
        return (x > 0).astype(DTYPE)

    def backward(self, dout):
        return [np.zeros_like(dout)]
''',
    "Sigmoid": '''
class Sigmoid:
    """y = 1 / (1 + exp(-x)), written so that no exp overflows."""

    def forward(self, x, training):
        small = np.exp(-np.abs(x))
        self.y = np.where(x > 0, 1.0, small) / (1.0 + small)
        return self.y

    def backward(self, dout):
        return [dout * self.y * (1.0 - self.y)]
''',
    "Tanh": '''
class Tanh:
    """y = tanh(x)."""

    def forward(self, x, training):
        self.y = np.tanh(x)
        return self.y

    def backward(self, dout):
        return [dout * (1.0 - self.y**2)]
''',
    "Relu": '''
class Relu:
    """y = max(0, x)."""

    def forward(self, x, training):
        self.mask = x > 0
        return np.maximum(x, 0)

    def backward(self, dout):
        return [dout * self.mask]
''',
    "LeakyRelu": '''
class LeakyRelu:
    """y = x for x > 0, else slope * x."""

    def __init__(self, slope):
        self.slope = slope

    def forward(self, x, training):
        self.mask = x > 0
        return np.where(self.mask, x, self.slope * x)

    def backward(self, dout):
        return [np.where(self.mask, dout, self.slope * dout)]
''',
    "Prelu": '''
class Prelu:
    """y = x for x > 0, else slope * x, where each unit learns its slope."""

    def __init__(self, name):
        self.name = name
        self.slope = params[f"{name}.slope"]

    def forward(self, x, training):
        self.x = x
        return np.where(x > 0, x, self.slope * x)

    def backward(self, dout):
        grads[f"{self.name}.slope"] = (dout * np.minimum(self.x, 0)).sum(axis=0)
        return [np.where(self.x > 0, dout, self.slope * dout)]
''',
    "Elu": '''
class Elu:
    """y = x for x > 0, else alpha * (exp(x) - 1)."""

    def __init__(self, alpha):
        self.alpha = alpha

    def forward(self, x, training):
        self.x = x
        return np.where(x > 0, x, self.alpha * np.expm1(np.minimum(x, 0)))

    def backward(self, dout):
        slope = self.alpha * np.exp(np.minimum(self.x, 0))
        return [dout * np.where(self.x > 0, 1.0, slope)]
''',
    "Selu": '''
class Selu:
    """An ELU with the two constants that keep mean 0 and variance 1."""

    scale, alpha = 1.0507009873554805, 1.6732632423543772

    def forward(self, x, training):
        self.x = x
        below = self.alpha * np.expm1(np.minimum(x, 0))
        return self.scale * np.where(x > 0, x, below)

    def backward(self, dout):
        slope = self.alpha * np.exp(np.minimum(self.x, 0))
        return [dout * self.scale * np.where(self.x > 0, 1.0, slope)]
''',
    "Swish": '''
class Swish:
    """y = x * sigmoid(x), also called SiLU."""

    def forward(self, x, training):
        small = np.exp(-np.abs(x))
        self.sigmoid = np.where(x > 0, 1.0, small) / (1.0 + small)
        self.y = x * self.sigmoid
        return self.y

    def backward(self, dout):
        return [dout * (self.sigmoid + self.y * (1.0 - self.sigmoid))]
''',
    "Gelu": '''
class Gelu:
    """y = x * Phi(x) with Phi(x) = (1 + erf(x / sqrt 2)) / 2, the exact form."""

    # erfc keeps the digits of the left tail, where 1 + erf would lose them.
    phi = np.vectorize(lambda x: math.erfc(-x / math.sqrt(2)) / 2, otypes=[float])

    def forward(self, x, training):
        self.x, self.share = x, self.phi(x).astype(DTYPE)
        return x * self.share

    def backward(self, dout):
        density = np.exp(-(self.x**2) / 2) / math.sqrt(2 * math.pi)
        return [dout * (self.share + self.x * density)]
''',
    "Softplus": '''
class Softplus:
    """y = ln(1 + exp(x)), a ReLU without its kink."""

    def forward(self, x, training):
        self.x = x
        return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))

    def backward(self, dout):
        small = np.exp(-np.abs(self.x))
        return [dout * np.where(self.x > 0, 1.0, small) / (1.0 + small)]
''',
    "Softsign": '''
class Softsign:
    """y = x / (1 + |x|)."""

    def forward(self, x, training):
        self.denominator = 1.0 + np.abs(x)
        return x / self.denominator

    def backward(self, dout):
        return [dout / self.denominator**2]
''',
    "HardSigmoid": '''
class HardSigmoid:
    """y = min(max(x + 3, 0), 6) / 6: a sigmoid of three straight pieces."""

    def forward(self, x, training):
        self.mask = np.abs(x) < 3
        return np.clip(x + 3, 0, 6) / 6

    def backward(self, dout):
        return [dout * self.mask / 6]
''',
    "Mish": '''
class Mish:
    """y = x * tanh(ln(1 + exp(x)))."""

    def forward(self, x, training):
        small = np.exp(-np.abs(x))
        self.x = x
        self.sigmoid = np.where(x > 0, 1.0, small) / (1.0 + small)
        self.tanh = np.tanh(np.maximum(x, 0) + np.log1p(small))
        return x * self.tanh

    def backward(self, dout):
        return [dout * (self.tanh + self.x * self.sigmoid * (1.0 - self.tanh**2))]
''',
    "Softmax": '''
class Softmax:
    """y_i = exp(x_i) / sum_k exp(x_k): probabilities that add up to 1."""

    def forward(self, x, training):
        # The largest x is taken off first: no exp overflows, and y stays the same.
        exp = np.exp(x - x.max(axis=1, keepdims=True))
        self.y = exp / exp.sum(axis=1, keepdims=True)
        return self.y

    def backward(self, dout):
        return [self.y * (dout - (dout * self.y).sum(axis=1, keepdims=True))]
''',
}
