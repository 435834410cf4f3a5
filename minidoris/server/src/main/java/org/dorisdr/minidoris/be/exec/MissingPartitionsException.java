package org.dorisdr.minidoris.be.exec;

import java.util.List;
import org.dorisdr.minidoris.thrift.TMiniRow;
import org.dorisdr.thrift.TStatusCode;

/** Rows of a load have no partition yet, and the table lets loads make them. */
public final class MissingPartitionsException extends ExecException {
  private static final long serialVersionUID = 1L;
  private final transient List<TMiniRow> keys;

  MissingPartitionsException(List<TMiniRow> keys) {
    super(TStatusCode.DATA_QUALITY_ERROR, "no partition for " + keys.size() + " keys");
    this.keys = keys;
  }

  /** A row for each partition that is missing. */
  public List<TMiniRow> keys() {
    return keys;
  }
}
