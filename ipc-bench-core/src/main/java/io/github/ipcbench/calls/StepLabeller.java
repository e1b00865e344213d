package io.github.ipcbench.calls;

import io.github.ipcbench.calls.strace.TraceEvent;
import io.github.ipcbench.transport.CallStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells which step of the call list each call of a window is, call after call.
 *
 * <p>Steps that look alike, such as the closes of one message, are told by their order within the message. A message
 * is known by its anchor: the first step that occurs exactly once and looks like no other.
 */
final class StepLabeller {
    private final List<CallStep> steps;
    private final Optional<CallStep> anchor;
    private final Map<CallStep, Integer> seenInMessage = new HashMap<>();

    StepLabeller(List<CallStep> steps) {
        this.steps = List.copyOf(steps);
        this.anchor = steps.stream().filter(this::isAnchor).findFirst();
        steps.stream().filter(step -> alike(step).size() > 1).forEach(this::requireTellable);
    }

    /** The step that the next call is; empty for a call outside the list. */
    Optional<CallStep> next(TraceEvent.Call call) {
        Optional<CallStep> match = steps.stream()
                .filter(step -> step.matches(call.name(), call.arguments()))
                .findFirst();
        if (match.isPresent() && match.equals(anchor)) {
            seenInMessage.clear();
        }
        return match.map(this::inOrder);
    }

    /** The step among those that look like {@code first} whose turn it is; surplus calls count as the last of them. */
    private CallStep inOrder(CallStep first) {
        List<CallStep> alike = alike(first);
        if (alike.size() == 1) {
            return first;
        }
        int ordinal = seenInMessage.merge(first, 1, Integer::sum);
        long taken = 0;
        for (CallStep step : alike) {
            taken += step.atMost();
            if (ordinal <= taken) {
                return step;
            }
        }
        return alike.get(alike.size() - 1);
    }

    private boolean isAnchor(CallStep step) {
        return !step.calls().isEmpty()
                && step.atLeast() == 1
                && step.atMost() == 1
                && alike(step).size() == 1;
    }

    private List<CallStep> alike(CallStep step) {
        return steps.stream()
                .filter(other -> other.equals(step) || other.looksLike(step))
                .toList();
    }

    private void requireTellable(CallStep step) {
        int anchorIndex = anchor.map(steps::indexOf)
                .orElseThrow(() -> new IllegalArgumentException("call list: '" + step.name()
                        + "' looks like another step; a step that occurs exactly once per message is needed to tell"
                        + " messages apart"));
        List<CallStep> alike = alike(step);
        boolean firstIsBefore = steps.indexOf(alike.get(0)) < anchorIndex;
        boolean lastIsBefore = steps.indexOf(alike.get(alike.size() - 1)) < anchorIndex;
        if (firstIsBefore != lastIsBefore) {
            throw new IllegalArgumentException("call list: steps that look like '" + step.name()
                    + "' must all stand before or all after '"
                    + steps.get(anchorIndex).name() + "'");
        }
    }
}
