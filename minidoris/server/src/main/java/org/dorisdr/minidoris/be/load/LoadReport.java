package org.dorisdr.minidoris.be.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dorisdr.minidoris.common.http.HttpAnswer;

/** The JSON that Doris answers to a stream load; its status is in it, HTTP's is always 200. */
final class LoadReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final long start = System.nanoTime();
  private long step = start;

  LoadReport(String label) {
    fields.put("TxnId", -1);
    fields.put("Label", label);
    fields.put("Comment", "");
    fields.put("TwoPhaseCommit", "false");
    fields.put("Status", "Fail");
    fields.put("Message", "");
    fields.put("NumberTotalRows", 0L);
    fields.put("NumberLoadedRows", 0L);
    fields.put("NumberFilteredRows", 0L);
    fields.put("NumberUnselectedRows", 0L);
    fields.put("LoadBytes", 0L);
    fields.put("LoadTimeMs", 0L);
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

  LoadReport rows(long rows) {
    return put("NumberTotalRows", rows).put("NumberLoadedRows", rows);
  }

  HttpAnswer answer(String status, String message) {
    put("Status", status).put("Message", message);
    put("LoadTimeMs", (System.nanoTime() - start) / 1_000_000);
    try {
      return HttpAnswer.json(
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(fields) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
