package org.dorisdr.suites;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.dorisdr.sandbox.Topology;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every script that wants several frontends or backends; beside {@link ScriptsIT}. */
class ClusterScriptsIT {
  @TempDir static Path directory;
  private static ScriptTests scripts;

  @AfterAll
  static void stop() {
    if (scripts != null) {
      scripts.close();
    }
  }

  @TestFactory
  Stream<DynamicContainer> everyScriptAnswersAsWritten() throws IOException {
    scripts = new ScriptTests(directory);
    return scripts.all(t -> !ScriptTests.areChosen() && !t.equals(Topology.PLAIN));
  }
}
