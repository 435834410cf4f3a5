package org.dorisdr.minidoris.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives every {@code await()} that names no limit three minutes, since its own default of ten
 * seconds is soon over on a busy machine, and looks more often. JUnit finds it by itself.
 * Stateless.
 */
public final class PatientAwaits implements BeforeAllCallback {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration POLL = Duration.ofMillis(30);

  @Override
  public void beforeAll(ExtensionContext context) {
    Awaitility.setDefaultTimeout(LIMIT);
    Awaitility.setDefaultPollInterval(POLL);
    Awaitility.setDefaultPollDelay(Duration.ZERO);
  }
}
