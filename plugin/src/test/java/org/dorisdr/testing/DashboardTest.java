package org.dorisdr.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Grafana does not complain of, and shows wrong or not at all. */
class DashboardTest {
  private static final int COLUMNS = 24;
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([a-z]\\w*)");

  private static JsonNode read(String file) throws Exception {
    return new ObjectMapper().readTree(MonitoringQuery.text(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sync-jobs-dashboard.json", "backups-dashboard.json"})
  void panelsHaveTheirOwnIdsAndPlacesWithoutGaps(String file) throws Exception {
    Set<Integer> ids = new HashSet<>();
    Set<String> taken = new HashSet<>();
    int bottom = 0;
    for (JsonNode panel : read(file).path("panels")) {
      assertThat(ids.add(panel.path("id").asInt())).as(panel.path("title").asText()).isTrue();
      JsonNode at = panel.path("gridPos");
      int right = at.path("x").asInt() + at.path("w").asInt();
      int below = at.path("y").asInt() + at.path("h").asInt();
      assertThat(right).isLessThanOrEqualTo(COLUMNS);
      for (int x = at.path("x").asInt(); x < right; x++) {
        for (int y = at.path("y").asInt(); y < below; y++) {
          assertThat(taken.add(x + " " + y)).as(panel.path("title").asText()).isTrue();
        }
      }
      bottom = Math.max(bottom, below);
    }
    // Grafana moves panels up into a gap, and they no longer stand beside their neighbours.
    assertThat(ids).isNotEmpty();
    assertThat(taken).hasSize(COLUMNS * bottom);
  }

  /** A window of fixed length is empty where frontends are scraped less often. */
  @ParameterizedTest
  @ValueSource(strings = {"sync-jobs-dashboard.json", "backups-dashboard.json"})
  void ratesAreOverWhatTheScrapesAllow(String file) throws Exception {
    for (MonitoringQuery query : MonitoringQuery.dashboard(file)) {
      if (query.expression().contains("rate(")) {
        assertThat(query.expression()).contains("[$__rate_interval]");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sync-jobs-dashboard.json", "backups-dashboard.json"})
  void everyVariableIsDefined(String file) throws Exception {
    JsonNode dashboard = read(file);
    Set<String> defined = new HashSet<>();
    dashboard.path("templating").path("list").forEach(v -> defined.add(v.path("name").asText()));
    Set<String> used = new HashSet<>();
    Matcher matcher = VARIABLE.matcher(dashboard.toString());
    while (matcher.find()) {
      used.add(matcher.group(1));
    }
    assertThat(used).isEqualTo(defined);
  }
}
