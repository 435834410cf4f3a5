package org.dorisdr.minidoris.be.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dorisdr.minidoris.common.http.HttpAnswer;

/** The JSON that Doris answers to a stream load; its status is in it, HTTP's is always 200. */
final class LoadReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final Set<String> hidden = new HashSet<>();
  private final long start = System.nanoTime();
  private long step = start;

  LoadReport(String label) {
    fields.put("TxnId", -1);
    fields.put("Label", label);
    fields.put("Comment", "");
    fields.put("TwoPhaseCommit", "false");
    fields.put("GroupCommit", null);
    fields.put("Status", "Fail");
    fields.put("ExistingJobStatus", null);
    fields.put("Message", "");
    fields.put("NumberTotalRows", 0L);
    fields.put("NumberLoadedRows", 0L);
    fields.put("NumberFilteredRows", 0L);
    fields.put("NumberUnselectedRows", 0L);
    for (String name :
        List.of(
            "LoadBytes",
            "LoadTimeMs",
            "BeginTxnTimeMs",
            "StreamLoadPutTimeMs",
            "ReadDataTimeMs",
            "WriteDataTimeMs",
            "ReceiveDataTimeMs",
            "CommitAndPublishTimeMs")) {
      fields.put(name, 0L);
    }
    fields.put("ErrorURL", null);
    fields.put("FirstErrorMsg", null);
  }

  LoadReport of(LoadSettings settings) {
    put("Comment", settings.comment());
    put("TwoPhaseCommit", String.valueOf(settings.twoPhase()));
    if (settings.groupCommit()) {
      put("GroupCommit", true);
      List.of("TwoPhaseCommit", "BeginTxnTimeMs", "CommitAndPublishTimeMs").forEach(this::hide);
    }
    return this;
  }

  private void hide(String name) {
    hidden.add(name);
  }

  LoadReport put(String name, Object value) {
    fields.put(name, value);
    return this;
  }

  /** Milliseconds since the last call go under {@code name}. */
  void step(String name) {
    long now = System.nanoTime();
    fields.put(name, (now - step) / 1_000_000);
    step = now;
  }

  LoadReport rows(long loaded, long filtered, long unselected) {
    put("NumberTotalRows", loaded + filtered + unselected);
    put("NumberFilteredRows", filtered).put("NumberUnselectedRows", unselected);
    return put("NumberLoadedRows", loaded);
  }

  /** Tells that nothing was loaded, whatever has been written. */
  HttpAnswer failure(String message) {
    return put("NumberLoadedRows", 0L).answer("Fail", message);
  }

  HttpAnswer answer(String status, String message) {
    put("Status", status).put("Message", message);
    put("LoadTimeMs", (System.nanoTime() - start) / 1_000_000);
    fields.values().removeIf(Objects::isNull);
    fields.keySet().removeAll(hidden);
    try {
      return HttpAnswer.json(
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(fields) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
