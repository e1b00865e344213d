package io.github.ipcbench.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CallListTest {

    @Test
    void aListKnowsTheSystemCallsOfBothSides() {
        CallList list = new CallList(
                List.of(CallStep.exactly("open", 1, "open", "openat"), CallStep.inUserSpace("copy")),
                List.of(CallStep.waiting("wait", "poll", "ppoll")));

        assertThat(list.calls()).containsExactly("open", "openat", "poll", "ppoll");
    }

    @Test
    void stepsOfOneSideNeedDifferentNames() {
        List<CallStep> twice = List.of(CallStep.exactly("close", 1, "close"), CallStep.exactly("close", 3, "close"));

        assertThatThrownBy(() -> new CallList(twice, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("call list, sender: step names are unique, got 'close' twice");
    }

    @Test
    void stepsMayShareACallWhenTheyLookAlikeOrTheirArgumentsDiffer() {
        List<CallStep> alike =
                List.of(CallStep.exactly("close", 1, "close"), CallStep.exactly("close-descriptors", 3, "close"));
        List<CallStep> toldByArgument = List.of(
                CallStep.exactly("lock", 1, "fcntl").withArgument("F_WRLCK"),
                CallStep.exactly("unlock", 1, "fcntl").withArgument("F_UNLCK"));

        assertThat(new CallList(alike, toldByArgument).calls()).containsExactly("close", "fcntl");
    }

    @Test
    void stepsMayNotShareACallInAnyOtherWay() {
        List<CallStep> unclear = List.of(
                CallStep.exactly("lock", 1, "fcntl").withArgument("F_WRLCK"),
                CallStep.exactly("any fcntl", 1, "fcntl"));

        assertThatThrownBy(() -> new CallList(List.of(), unclear))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("receiver: steps 'lock' and 'any fcntl' share a call");
    }

    @Test
    void aStepMatchesByCallAndArgument() {
        CallStep unlock = CallStep.exactly("unlock", 1, "fcntl").withArgument("F_UNLCK");

        assertThat(unlock.matches("fcntl", "5, F_SETLK, {l_type=F_UNLCK, l_len=1}"))
                .isTrue();
        assertThat(unlock.matches("fcntl", "5, F_SETLKW, {l_type=F_WRLCK, l_len=1}"))
                .isFalse();
        assertThat(unlock.matches("flock", "F_UNLCK")).isFalse();
    }

    @Test
    void aStepNeedsANameAndACountThatCanBe() {
        assertThatThrownBy(() -> CallStep.exactly(" ", 1)).hasMessageContaining("a name is needed");
        assertThatThrownBy(() -> CallStep.exactly("read", 0, "read"))
                .hasMessage("call step read: 0 <= atLeast <= atMost and 1 <= atMost are needed,"
                        + " got atLeast=0, atMost=0");
    }

    @Test
    void onlyAStepThatMayBlockOnTheOtherProcessWaits() {
        assertThat(CallStep.waiting("wait", "poll").waits()).isTrue();
        assertThat(CallStep.exactly("read", 1, "read").waits()).isFalse();
        assertThat(CallStep.atLeast("lock", 1, "fcntl").thatWaits().waits()).isTrue();
    }
}
