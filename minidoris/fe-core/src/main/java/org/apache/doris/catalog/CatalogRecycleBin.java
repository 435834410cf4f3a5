package org.apache.doris.catalog;

import java.io.DataOutput;
import java.io.IOException;
import org.dorisdr.minidoris.host.FeHosts;

/** What was dropped and can still be recovered, as plugins reach it. Thread safe. */
public class CatalogRecycleBin {
  public CatalogRecycleBin() {}

  /** Writes everything in the form of Doris's image module {@code recycleBin}. */
  public void write(DataOutput out) throws IOException {
    FeHosts.current().writeRecycleBin(out);
  }
}
