package org.dorisdr.minidoris.be.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.dorisdr.minidoris.be.exec.CompactionKind;
import org.dorisdr.minidoris.be.exec.CompactionLog;
import org.dorisdr.minidoris.be.storage.RowsetMeta;
import org.dorisdr.minidoris.be.storage.Tablet;

/** What a backend shows of the compactions of a tablet, with the names of Doris. Stateless. */
final class CompactionText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
  private static final List<CompactionKind> KINDS =
      List.of(CompactionKind.CUMULATIVE, CompactionKind.BASE, CompactionKind.FULL);
  private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};

  private CompactionText() {}

  static ObjectNode of(Tablet tablet, CompactionLog log) {
    List<RowsetMeta> rowsets = tablet.rowsets();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("cumulative policy type", "size_based");
    node.put("cumulative point", rowsets.isEmpty() ? -1 : rowsets.get(0).endVersion() + 1);
    for (CompactionLog.Event event : CompactionLog.Event.values()) {
      for (CompactionKind kind : KINDS) {
        String name = event.name().toLowerCase(Locale.ROOT);
        node.put("last " + kind.text() + " " + name + " time", time(log.millis(event, kind)));
      }
    }
    KINDS.forEach(kind -> node.put("last " + kind.text() + " status", log.status(kind)));
    ArrayNode shown = node.putArray("rowsets");
    rowsets.forEach(rowset -> shown.add(text(rowset)));
    missing(node.putArray("missing_rowsets"), rowsets);
    node.putArray("stale_rowsets");
    node.putArray("stale version path");
    return node;
  }

  private static void missing(ArrayNode node, List<RowsetMeta> rowsets) {
    long last = -1;
    for (RowsetMeta rowset : rowsets) {
      if (rowset.startVersion() != last + 1) {
        node.add("[%d-%d]".formatted(last + 1, rowset.startVersion() - 1));
      }
      last = rowset.endVersion();
    }
  }

  private static String text(RowsetMeta rowset) {
    return "[%d-%d] %d %s %s %s %s"
        .formatted(
            rowset.startVersion(),
            rowset.endVersion(),
            rowset.segments(),
            rowset.deletePredicate() == null ? "DATA" : "DELETE",
            rowset.segments() > 1 ? "OVERLAPPING" : "NONOVERLAPPING",
            rowset.rowsetId(),
            size(rowset.bytes()));
  }

  /** PrettyPrinter of Doris's backends: zero has no unit. */
  private static String size(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return bytes == 0 ? "0" : String.format(Locale.ROOT, "%.2f %s", value, UNITS[unit]);
  }

  private static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()));
  }
}
