package org.dorisdr.minidoris.be.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.dorisdr.minidoris.be.BeConfig;
import org.dorisdr.minidoris.be.ingest.RowsetWire;
import org.dorisdr.minidoris.be.storage.RowsetMeta;
import org.dorisdr.minidoris.be.storage.StorageEngine;
import org.dorisdr.minidoris.be.storage.Tablet;
import org.dorisdr.minidoris.common.http.HttpAnswer;
import org.dorisdr.minidoris.common.http.HttpCall;
import org.dorisdr.minidoris.common.http.HttpFailure;
import org.dorisdr.minidoris.common.http.HttpRoute;
import org.dorisdr.minidoris.common.remote.HashedCopy;

/**
 * {@code /api/_binlog/_download}: what another cluster's backends read of our published rowsets. As
 * in Doris it asks for no token. Thread safe.
 */
public final class BinlogRoute implements HttpRoute {
  private final StorageEngine storage;
  private final BeConfig config;

  public BinlogRoute(StorageEngine storage, BeConfig config) {
    this.storage = storage;
    this.config = config;
  }

  @Override
  public HttpAnswer handle(HttpCall call) throws Exception {
    if (!config.flag("enable_feature_binlog")) {
      throw new HttpFailure(500, "binlog feature is not enabled.");
    }
    switch (call.parameter("method")) {
      case "get_binlog_info":
        return info(call);
      case "get_rowset_meta":
        return rowsetMeta(call);
      case "get_segment_file":
        return segment(call);
      case "get_segment_index_file":
        // Our rowsets have no index files; only the definitions of indexes exist.
        tablet(call);
        throw new HttpFailure(404, "file not exist.");
      default:
        throw new HttpFailure(501, "invalid method: " + call.parameter("method"));
    }
  }

  private HttpAnswer info(HttpCall call) throws HttpFailure {
    long version = version(call);
    Tablet tablet = tablet(call);
    RowsetMeta rowset =
        storage
            .binlogs()
            .find(tablet.id(), version)
            .orElseThrow(
                () -> new HttpFailure(404, "get binlog info failed, binlog_version=" + version));
    return HttpAnswer.text(200, rowset.rowsetId() + ":" + rowset.segments());
  }

  private HttpAnswer rowsetMeta(HttpCall call) throws HttpFailure, IOException {
    Tablet tablet = tablet(call);
    String rowsetId = call.required("rowset_id");
    RowsetMeta rowset =
        storage
            .binlogs()
            .find(tablet.id(), version(call))
            .filter(found -> found.rowsetId().equals(rowsetId))
            .orElseThrow(
                () -> new HttpFailure(404, "get rowset meta failed, rowset_id=" + rowsetId));
    return HttpAnswer.bytes(200, "application/octet-stream", RowsetWire.write(rowset));
  }

  private HttpAnswer segment(HttpCall call) throws HttpFailure, IOException {
    Tablet tablet = tablet(call);
    String rowsetId = call.required("rowset_id");
    int segment = (int) number(call, "segment_index");
    RowsetMeta rowset =
        storage.binlogs().versions(tablet.id()).values().stream()
            .filter(known -> known.rowsetId().equals(rowsetId) && segment < known.segments())
            .findFirst()
            .orElseThrow(() -> new HttpFailure(404, "file not exist."));
    Path file = storage.binlogs().file(tablet, rowset, segment);
    if (!Files.exists(file)) {
      throw new HttpFailure(404, "file not exist.");
    }
    return HttpAnswer.file(
        file,
        call.parameter("acquire_md5").isEmpty()
            ? Map.of()
            : Map.of("Content-MD5", HashedCopy.md5(file)));
  }

  private Tablet tablet(HttpCall call) throws HttpFailure {
    long tabletId = number(call, "tablet_id");
    return storage
        .tablet(tabletId)
        .orElseThrow(() -> new HttpFailure(500, "tablet is not exist, tablet_id=" + tabletId));
  }

  private static long version(HttpCall call) throws HttpFailure {
    return number(call, "binlog_version");
  }

  private static long number(HttpCall call, String name) throws HttpFailure {
    String text = call.required(name);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new HttpFailure(500, "parameter " + name + " is not a number: " + text);
    }
  }
}
