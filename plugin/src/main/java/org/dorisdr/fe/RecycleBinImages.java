package org.dorisdr.fe;

import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.doris.catalog.Env;
import org.dorisdr.host.HostException;

/** The FE's recycle bin, read from what it writes into the image. Stateless. */
final class RecycleBinImages {
  private RecycleBinImages() {}

  /** Gives the reader the bin until it has enough; nobody else can use the bin meanwhile. */
  static void read(ImageReader reader) throws HostException {
    try {
      Env.getCurrentRecycleBin().write(new DataOutputStream(reader));
    } catch (ImageReader.Enough e) {
      return;
    } catch (IOException e) {
      throw unreadable(e.getMessage());
    }
    if (!reader.isOver()) {
      throw unreadable("it ends too early");
    }
  }

  private static HostException unreadable(String why) {
    return new HostException(
        "the recycle bin of this Doris cannot be read: "
            + why
            + ". HINT: without this plugin RECOVER is Doris's own, which forgets the views of a database");
  }
}
