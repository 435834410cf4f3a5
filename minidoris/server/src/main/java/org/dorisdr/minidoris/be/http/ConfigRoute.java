package org.dorisdr.minidoris.be.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.dorisdr.minidoris.be.BeConfig;
import org.dorisdr.minidoris.common.http.HttpAnswer;
import org.dorisdr.minidoris.common.http.HttpCall;
import org.dorisdr.minidoris.common.http.HttpRoute;

/** {@code /api/show_config[?conf_item=name]}: rows of name, type, value, mutable. Thread safe. */
public final class ConfigRoute implements HttpRoute {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BeConfig config;

  public ConfigRoute(BeConfig config) {
    this.config = config;
  }

  @Override
  public HttpAnswer handle(HttpCall call) throws Exception {
    String item = call.parameter("conf_item");
    List<List<String>> rows =
        config.rows().stream().filter(row -> item.isEmpty() || row.get(0).equals(item)).toList();
    return HttpAnswer.json(JSON.writeValueAsString(rows));
  }
}
