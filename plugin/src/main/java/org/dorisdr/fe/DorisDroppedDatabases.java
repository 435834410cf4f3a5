package org.dorisdr.fe;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.apache.doris.catalog.Env;
import org.dorisdr.host.DroppedDatabases;
import org.dorisdr.host.HostException;

/**
 * Dropped databases of the frontend. Its recycle bin tells nobody what a view was, but writes it
 * into the image, so that is what is read.
 */
final class DorisDroppedDatabases implements DroppedDatabases {
  @Override
  public Optional<DroppedDatabase> find(long databaseId) throws HostException {
    RecycleBinReader reader = new RecycleBinReader(databaseId);
    try {
      Env.getCurrentRecycleBin().write(new DataOutputStream(reader));
    } catch (RecycleBinReader.Enough e) {
      return reader.result();
    } catch (IOException e) {
      throw unreadable(e.getMessage());
    }
    if (!reader.isOver()) {
      throw unreadable("it ends before its tables do");
    }
    return reader.result();
  }

  private static HostException unreadable(String why) {
    return new HostException(
        "the recycle bin of this Doris cannot be read: "
            + why
            + ". HINT: without this plugin RECOVER DATABASE is Doris's own, which forgets the views");
  }
}
