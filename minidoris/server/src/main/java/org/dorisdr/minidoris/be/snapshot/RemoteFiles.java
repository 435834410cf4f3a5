package org.dorisdr.minidoris.be.snapshot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.common.remote.RemoteStore;

/** The files of one tablet in a repository, named {@code <file>.<md5>}. */
final class RemoteFiles {
  /** One file with the checksum that its name tells. */
  record Entry(String location, String md5, long size) {}

  private RemoteFiles() {}

  /** By name without checksum; more than one entry means that leftovers lie about. */
  static Map<String, List<Entry>> list(RemoteStore store, String directory) {
    Map<String, List<Entry>> files = new LinkedHashMap<>();
    for (RemoteStore.RemoteFile file : store.list(directory).files()) {
      int dot = file.name().lastIndexOf('.');
      if (dot > 0) {
        files
            .computeIfAbsent(file.name().substring(0, dot), n -> new ArrayList<>())
            .add(new Entry(file.location(), file.name().substring(dot + 1), file.size()));
      }
    }
    return files;
  }
}
