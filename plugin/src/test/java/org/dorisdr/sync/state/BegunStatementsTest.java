package org.dorisdr.sync.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a job remembers of statements whose answers it may never get. */
class BegunStatementsTest {
  private final SyncProgress progress = new SyncProgress();

  @Test
  void areRememberedWhenTheStreamGoesBackBeforeThem() {
    progress.begin(294, Map.of());
    progress.begin(280, Map.of("fresh", "7"));
    assertThat(progress.begunBy(294)).contains(Map.of());
    assertThat(progress.begunBy(280)).contains(Map.of("fresh", "7"));
  }

  @Test
  void areForgottenWhenTheStreamHasPassedThem() {
    progress.begin(280, Map.of());
    progress.begin(294, Map.of());
    assertThat(progress.begunBy(280)).isEmpty();
    assertThat(progress.begunBy(294)).isPresent();
  }

  @Test
  void areNotSharedWithACopy() {
    SyncProgress copy = progress.clone();
    progress.begin(280, Map.of());
    assertThat(copy.begunBy(280)).isEmpty();
  }
}
