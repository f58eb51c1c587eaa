"""The same network, loss, penalties and optimizer in PyTorch: gradients by its own autograd."""

import torch
from torch.nn import functional

from engine import ACTIVATIONS, LOSSES, OPTIMIZERS, option_values

#: PyTorch's class, and its names for our options.
OPTIMIZER_NAMES = {
    "sgd": ("SGD", {}),
    "momentum": ("SGD", {}),
    "nesterov": ("SGD", {}),
    "adagrad": (
        "Adagrad",
        {
            "learning_rate_decay": "lr_decay",
            "initial_accumulator": "initial_accumulator_value",
            "epsilon": "eps",
        },
    ),
    "adadelta": ("Adadelta", {"epsilon": "eps"}),
    "rmsprop": ("RMSprop", {"epsilon": "eps"}),
    "adam": ("Adam", {"epsilon": "eps"}),
    "adamw": ("AdamW", {"epsilon": "eps"}),
    "adamax": ("Adamax", {"epsilon": "eps"}),
    "nadam": ("NAdam", {"epsilon": "eps"}),
}

ACTIVATION_FUNCTIONS = {
    "linear": lambda z, options, slope: z,
    "step": lambda z, options, slope: (z > 0).to(z.dtype),
    "sigmoid": lambda z, options, slope: torch.sigmoid(z),
    "tanh": lambda z, options, slope: torch.tanh(z),
    "relu": lambda z, options, slope: functional.relu(z),
    "leaky_relu": lambda z, options, slope: functional.leaky_relu(z, options["slope"]),
    "prelu": lambda z, options, slope: functional.prelu(z, slope),
    "elu": lambda z, options, slope: functional.elu(z, options["alpha"]),
    "selu": lambda z, options, slope: functional.selu(z),
    "swish": lambda z, options, slope: functional.silu(z),
    "gelu": lambda z, options, slope: functional.gelu(z),
    "softplus": lambda z, options, slope: functional.softplus(z, threshold=1e9),
    "softsign": lambda z, options, slope: functional.softsign(z),
    # PyTorch's own has a derivative of 1/6 in float32, also in float64.
    "hard_sigmoid": lambda z, options, slope: torch.clamp(z + 3, 0, 6) / 6,
    "mish": lambda z, options, slope: functional.mish(z),
    "softmax": lambda z, options, slope: functional.softmax(z, dim=1),
}


def _smoothed(t, smoothing, classes):
    return t * (1.0 - smoothing) + smoothing / classes


def _perceptron(p, t, z, options):
    # The gradient of the step's own criterion; its output counts as a number.
    return ((p.detach() - t) * z).sum(dim=1)


#: Loss of each sample from predictions p, targets t and logits z.
LOSS_FUNCTIONS = {
    "mean_squared_error": lambda p, t, z, o: ((p - t) ** 2).mean(dim=1),
    "sum_of_squares": lambda p, t, z, o: ((p - t) ** 2).sum(dim=1),
    "half_sum_of_squares": lambda p, t, z, o: ((p - t) ** 2).sum(dim=1) / 2,
    "mean_absolute_error": lambda p, t, z, o: (p - t).abs().mean(dim=1),
    "huber": lambda p, t, z, o: functional.huber_loss(
        p, t, reduction="none", delta=o["delta"]
    ).mean(dim=1),
    "binary_cross_entropy": lambda p, t, z, o: functional.binary_cross_entropy_with_logits(
        z, _smoothed(t, o["label_smoothing"], 2), reduction="none"
    ).mean(dim=1),
    "categorical_cross_entropy": lambda p, t, z, o: functional.cross_entropy(
        z, t, reduction="none", label_smoothing=o["label_smoothing"]
    ),
    "hinge": lambda p, t, z, o: functional.relu(1 - t * p).mean(dim=1),
    "perceptron": _perceptron,
}


class Reference:
    """A training state's twin in PyTorch.

    Parameters
    ----------
    state : TrainingState
        Its parameters are copied.
    """

    def __init__(self, state):
        self.network, self.training = state.network, state.training
        self.spec = state.network.spec
        self.tensors = {
            (p.layer, p.name): self._tensor(p, state.network.views[p.layer][p.name])
            for p in state.network.table
        }
        self.trained = [tensor for tensor in self.tensors.values() if tensor.requires_grad]
        self.optimizer = self._optimizer() if self.trained else None

    @staticmethod
    def _tensor(parameter, values):
        return torch.tensor(values.copy(), requires_grad=parameter.trainable)

    def _optimizer(self):
        choice, rate = self.training.optimizer, self.training.learning_rate
        kind, names = OPTIMIZER_NAMES[choice.name]
        options = option_values(OPTIMIZERS, choice)
        betas = (
            {"betas": (options.pop("beta_1"), options.pop("beta_2"))} if "beta_1" in options else {}
        )
        options = {names.get(name, name): value for name, value in options.items()}
        for switch in {"amsgrad", "centered"} & options.keys():
            options[switch] = bool(options[switch])
        if choice.name == "nesterov":
            options["nesterov"] = True
        return getattr(torch.optim, kind)(self.trained, lr=rate, **options, **betas)

    def step(self, inputs, targets, masks):
        """Do one step with the dropout masks of each layer; return the loss."""
        if self.optimizer is not None:
            self.optimizer.zero_grad()
        loss = self._loss(inputs, targets, masks)
        if self.optimizer is None:
            return float(loss)
        (loss + self._penalty()).backward()
        if self.training.clip_value:
            torch.nn.utils.clip_grad_value_(self.trained, self.training.clip_value)
        if self.training.clip_norm:
            torch.nn.utils.clip_grad_norm_(self.trained, self.training.clip_norm)
        self.optimizer.step()
        return float(loss.detach())

    def _loss(self, inputs, targets, masks):
        values, logits = self._forward(torch.tensor(inputs), masks)
        loss = self.training.loss
        per_sample = LOSS_FUNCTIONS[loss.name](
            values, torch.tensor(targets), logits, option_values(LOSSES, loss)
        )
        return per_sample.mean() if self.training.reduction == "mean" else per_sample.sum()

    def _penalty(self):
        total = torch.zeros((), dtype=torch.float64)
        names = {"weights", "bias", "beta"} if self.training.penalize_biases else {"weights"}
        for (_, name), tensor in self.tensors.items():
            if name in names:
                total = total + self.training.l1 * tensor.abs().sum()
                total = total + 0.5 * self.training.l2 * (tensor**2).sum()
        return total

    def _forward(self, inputs, masks):
        values, logits = {}, None
        for layer_id in self.spec.order:
            layer = self.spec.by_id[layer_id]
            before = [values[source] for source in self.spec.sources(layer_id)]
            make = getattr(self, f"_{layer.kind}")
            values[layer_id], logits = make(layer, before or [inputs], masks.get(layer_id))
        return values[self.spec.output.id], logits

    def _input(self, layer, before, mask):
        return before[0], None

    def _dense(self, layer, before, mask):
        z = before[0] @ self.tensors[layer.id, "weights"]
        if layer.use_bias:
            z = z + self.tensors[layer.id, "bias"]
        return self._activated(layer, z), z

    def _activation(self, layer, before, mask):
        return self._activated(layer, before[0]), before[0]

    def _activated(self, layer, z):
        options = option_values(ACTIVATIONS, layer.activation)
        slope = self.tensors.get((layer.id, "slope"))
        return ACTIVATION_FUNCTIONS[layer.activation.name](z, options, slope)

    def _maxout(self, layer, before, mask):
        z = before[0] @ self.tensors[layer.id, "weights"]
        if layer.use_bias:
            z = z + self.tensors[layer.id, "bias"]
        return z.reshape(len(z), layer.units, layer.pieces).max(dim=2).values, None

    def _dropout(self, layer, before, mask):
        return before[0] * torch.tensor(mask), None

    def _batch_normalization(self, layer, before, mask):
        own = {name: self.tensors[layer.id, name] for name in layer.parameter_shapes((1,))}
        y = functional.batch_norm(
            before[0],
            own["running_mean"],
            own["running_variance"],
            own["gamma"],
            own["beta"],
            # PyTorch refuses a batch of one; ours takes the running statistics then.
            training=len(before[0]) > 1,
            momentum=layer.momentum,
            eps=layer.epsilon,
        )
        return y, None

    def _add(self, layer, before, mask):
        return sum(before[1:], start=before[0]), None

    def _concatenate(self, layer, before, mask):
        return torch.cat(before, dim=1), None
