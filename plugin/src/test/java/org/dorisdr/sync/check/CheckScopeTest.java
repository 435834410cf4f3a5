package org.dorisdr.sync.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.dorisdr.host.Clock;
import org.dorisdr.sync.context.Holds;
import org.junit.jupiter.api.Test;

/** How long a check waits for the job that it checks. */
class CheckScopeTest {
  private static final long JOB = 7;
  private static final long ENDS_AFTER = Duration.ofSeconds(1).toNanos();

  private final Holds holds = new Holds();
  private Runnable end = () -> {};
  private long nanos;

  private final Clock clock =
      new Clock() {
        @Override
        public Instant now() {
          return Instant.EPOCH;
        }

        @Override
        public long nanoTime() {
          return nanos;
        }

        @Override
        public void sleep(Duration span) {
          nanos += span.toNanos();
          if (nanos >= ENDS_AFTER) {
            end.run();
          }
        }
      };

  private String await() throws Exception {
    holds.of(JOB).tell(new Holds.Where(5, true, -1));
    return new CheckScope(null, null, null, null, holds.of(JOB), Runnable::run, clock)
        .awaitPosition(6, Duration.ofMinutes(10));
  }

  @Test
  void forAJobThatLagsAsLongAsItIsTold() throws Exception {
    assertThat(await()).isEqualTo("the target is too far behind");
    assertThat(nanos).isGreaterThan(Duration.ofMinutes(10).toNanos());
  }

  @Test
  void noLongerForOneThatIsTakenOver() throws Exception {
    end = () -> holds.of(JOB).end();
    assertThat(await()).isEqualTo("the job is over");
    assertThat(nanos).isLessThan(2 * ENDS_AFTER);
  }

  @Test
  void noLongerForOneThatIsDropped() throws Exception {
    end = () -> holds.forget(JOB);
    assertThat(await()).isEqualTo("the job is over");
    assertThat(nanos).isLessThan(2 * ENDS_AFTER);
  }
}
