package org.dorisdr.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Random;
import org.dorisdr.host.Host;
import org.dorisdr.testing.MemoryHost;
import org.junit.jupiter.api.Test;

/** A start that fails half-way. */
class WiringTest {
  private final MemoryHost host = new MemoryHost();

  @Test
  void endsWhatWasBegunAndKeepsTheReason() {
    int failures = 0;
    while (true) {
      Host failing = failingAt(failures + 1);
      Throwable reason = catchThrowable(() -> startAndClose(failing));
      if (reason == null) {
        break;
      }
      assertThat(reason).hasMessage("the frontend has no such thing").hasNoSuppressedExceptions();
      failures++;
    }
    assertThat(failures).isGreaterThan(30);
  }

  private static void startAndClose(Host failing) {
    Wiring wiring = new Wiring(failing, new Random(1));
    try {
      wiring.start();
    } finally {
      assertThatCode(wiring::close).doesNotThrowAnyException();
    }
  }

  /** A host whose n-th question while the plugin starts is one too many. */
  private Host failingAt(int call) {
    int[] calls = new int[1];
    return (Host)
        Proxy.newProxyInstance(
            Host.class.getClassLoader(),
            new Class<?>[] {Host.class},
            (proxy, method, arguments) -> {
              if (++calls[0] == call) {
                throw new IllegalStateException("the frontend has no such thing");
              }
              try {
                return method.invoke(host, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
