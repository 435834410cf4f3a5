package org.dorisdr.minidoris.common.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void doublesUpToItsLimitHoweverManyAttemptsFailed() {
    Backoff backoff = new Backoff(50, 2000);
    assertThat(backoff.longest(1)).isEqualTo(50);
    assertThat(backoff.longest(2)).isEqualTo(100);
    assertThat(backoff.longest(7)).isEqualTo(2000);
    assertThat(backoff.longest(1_000_000)).isEqualTo(2000);
  }

  @Test
  void endsAtOnceWhenInterruptedAndLeavesTheMark() {
    Thread.currentThread().interrupt();
    assertThat(new Backoff(60_000, 60_000).pauseUnlessInterrupted(1)).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }
}
