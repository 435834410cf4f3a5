package org.dorisdr.script;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code !stored} and {@code !erased}: whether files of a tablet lie on any backend's disk. */
final class Stored {
  private static final Duration ERASURE = Duration.ofMinutes(1);

  private Stored() {}

  static List<String> check(ScriptWorld world, String tablet) throws IOException {
    return world.directoriesOf(Long.parseLong(tablet)).isEmpty()
        ? List.of("no backend has tablet " + tablet)
        : List.of();
  }

  static List<String> awaitErased(ScriptWorld world, String tablet)
      throws IOException, InterruptedException {
    Limit limit = Limit.of(ERASURE);
    while (true) {
      List<Path> left = world.directoriesOf(Long.parseLong(tablet));
      if (left.isEmpty()) {
        return List.of();
      }
      if (limit.isOver()) {
        return List.of("still there: " + left.get(0));
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }
}
