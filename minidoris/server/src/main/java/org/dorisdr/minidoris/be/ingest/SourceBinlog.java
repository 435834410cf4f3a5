package org.dorisdr.minidoris.be.ingest;

import java.io.IOException;
import java.nio.file.Path;
import org.dorisdr.minidoris.be.http.HttpFetch;
import org.dorisdr.minidoris.be.storage.RowsetMeta;
import org.dorisdr.thrift.TIngestBinlogRequest;

/** One published version of one tablet on the source's backend. Thread safe. */
final class SourceBinlog {
  private final HttpFetch http;
  private final String base;
  private final long tabletId;
  private final long version;

  SourceBinlog(HttpFetch http, TIngestBinlogRequest request) {
    this.http = http;
    this.base =
        "http://"
            + request.getRemoteHost()
            + ":"
            + request.getRemotePort()
            + "/api/_binlog/_download";
    this.tabletId = request.getRemoteTabletId();
    this.version = request.getBinlogVersion();
  }

  /** Description of the rowset, asked for in the two steps of Doris's protocol. */
  RowsetMeta rowset() throws IOException {
    String info = http.text(url("get_binlog_info") + "&binlog_version=" + version).trim();
    int colon = info.lastIndexOf(':');
    if (colon <= 0) {
      throw new IOException("failed to parse binlog info: " + info);
    }
    String rowsetId = info.substring(0, colon);
    RowsetMeta rowset =
        RowsetWire.read(
            http.bytes(
                url("get_rowset_meta") + "&rowset_id=" + rowsetId + "&binlog_version=" + version));
    if (rowset.segments() != Integer.parseInt(info.substring(colon + 1))) {
      throw new IOException("binlog info and rowset meta differ: " + info);
    }
    return rowset;
  }

  long size(RowsetMeta rowset, int segment) throws IOException {
    return http.size(segmentUrl(rowset, segment));
  }

  void download(RowsetMeta rowset, int segment, Path file) throws IOException {
    http.download(segmentUrl(rowset, segment), file);
  }

  private String segmentUrl(RowsetMeta rowset, int segment) {
    return url("get_segment_file")
        + "&rowset_id="
        + rowset.rowsetId()
        + "&segment_index="
        + segment;
  }

  private String url(String method) {
    return base + "?method=" + method + "&tablet_id=" + tabletId;
  }
}
