package org.dorisdr.fe;

import java.util.Optional;
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
    RecycleBinImages.read(reader);
    return reader.result();
  }
}
