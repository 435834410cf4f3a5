package org.dorisdr.minidoris.be.http;

import java.util.Locale;
import org.dorisdr.minidoris.be.agent.TaskPools;
import org.dorisdr.minidoris.be.storage.StorageEngine;
import org.dorisdr.minidoris.be.storage.Tablet;
import org.dorisdr.minidoris.common.http.HttpAnswer;
import org.dorisdr.minidoris.common.http.HttpCall;
import org.dorisdr.minidoris.common.http.HttpRoute;

/** {@code /metrics} in Prometheus's text form. Thread safe. */
public final class MetricsRoute implements HttpRoute {
  private final StorageEngine storage;
  private final TaskPools tasks;

  public MetricsRoute(StorageEngine storage, TaskPools tasks) {
    this.storage = storage;
    this.tasks = tasks;
  }

  @Override
  public HttpAnswer handle(HttpCall call) {
    StringBuilder text = new StringBuilder();
    gauge(text, "doris_be_tablets", "", storage.tablets().size());
    gauge(text, "doris_be_rows", "", storage.tablets().stream().mapToLong(Tablet::rows).sum());
    gauge(
        text, "doris_be_data_bytes", "", storage.tablets().stream().mapToLong(Tablet::bytes).sum());
    gauge(text, "doris_be_open_transactions", "", storage.txns().openTxnIds().size());
    tasks
        .pending()
        .forEach(
            (type, signatures) ->
                gauge(
                    text,
                    "doris_be_agent_tasks",
                    "{type=\"" + type.name().toLowerCase(Locale.ROOT) + "\"}",
                    signatures.size()));
    return HttpAnswer.text(200, text.toString());
  }

  private static void gauge(StringBuilder text, String name, String labels, long value) {
    text.append(name).append(labels).append(' ').append(value).append('\n');
  }
}
