package org.dorisdr.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dorisdr.host.HostException;
import org.dorisdr.testing.MemoryHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrConfigTest {
  private final MemoryHost host = new MemoryHost();
  private final DrConfig config = new DrConfig(host.feConfig());

  @Test
  void putsTheFeAbovePluginConfAboveTheDefaults(@TempDir Path directory) throws Exception {
    host.pluginDirectory = directory;
    assertThat(config.load()).isEmpty();
    assertThat(config.flag(Settings.JOBS_ENABLED)).isTrue();
    Files.writeString(directory.resolve("plugin.conf"), "dr_jobs_enabled = false\n");
    config.load();
    assertThat(config.flag(Settings.JOBS_ENABLED)).isFalse();
    host.feConf.put("dr_jobs_enabled", "true");
    config.load();
    assertThat(config.flag(Settings.JOBS_ENABLED)).isTrue();
  }

  /** Types as SHOW FRONTEND CONFIG names them. */
  @Test
  void isDescribedInTheDocs() throws Exception {
    List<String> rows =
        Files.readAllLines(Path.of("..", "docs", "configuration.md")).stream()
            .filter(line -> line.startsWith("| `dr_"))
            .map(line -> line.replaceFirst("(\\| (yes|no) \\|).*", "$1"))
            .toList();
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(Settings.ALL.stream().map(DrConfigTest::row).toList());
  }

  private static String row(Setting setting) {
    String range =
        switch (setting.type()) {
          case BOOLEAN -> "true, false";
          case TEXT -> "a path";
          case LONG -> setting.min() + " to " + setting.max();
        };
    return "| `%s` | %s | %s | %s | %s |"
        .formatted(
            setting.key(),
            setting.type().shown(),
            setting.fallback().isEmpty() ? "empty" : setting.fallback(),
            range,
            setting.isMutable() ? "yes" : "no");
  }

  @Test
  void reportsAllProblemsAtOnceAndNamesTheNearestKey() {
    host.feConf.putAll(Map.of("dr_job_enabled", "true", "dr_jobs_enabled", "maybe", "other", "x"));
    List<String> problems = config.load();
    assertThat(problems)
        .containsExactlyInAnyOrder(
            "unknown setting 'dr_job_enabled'. HINT: did you mean 'dr_jobs_enabled'?",
            "dr_jobs_enabled must be true or false, not 'maybe'");
    assertThat(config.flag(Settings.JOBS_ENABLED)).isTrue();
  }

  @Test
  void setsAllOrNothingAndOutlivesARestart() throws HostException {
    assertThatThrownBy(
            () -> config.set(Map.of("dr_jobs_enabled", "false", "dr_secret_key_file", "/f")))
        .hasMessageContaining("dr_secret_key_file cannot be changed");
    assertThat(config.flag(Settings.JOBS_ENABLED)).isTrue();
    config.set(Map.of("dr_jobs_enabled", "false"));
    assertThat(config.flag(Settings.JOBS_ENABLED)).isFalse();
    DrConfig restarted = new DrConfig(host.feConfig());
    restarted.load();
    assertThat(restarted.flag(Settings.JOBS_ENABLED)).isFalse();
  }
}
