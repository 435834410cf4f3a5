package org.dorisdr.minidoris.fe.query.file;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.dorisdr.minidoris.common.remote.RemoteStore;
import org.dorisdr.minidoris.common.remote.RemoteStore.RemoteFile;
import org.dorisdr.minidoris.common.remote.RemoteStoreException;

/** Finds the files of a bucket that a pattern means. Stateless. */
final class FileGlob {
  private FileGlob() {}

  /** In order of their names. */
  static List<RemoteFile> list(RemoteStore store, S3Address address) {
    String key = address.key();
    int wild = indexOfPattern(key);
    int slash = key.lastIndexOf('/', wild);
    String directory =
        "s3://" + address.bucket() + (slash < 0 ? "" : "/" + key.substring(0, slash));
    boolean deep = key.indexOf('/', wild) >= 0 || key.contains("**");
    List<RemoteFile> files =
        deep ? store.listRecursively(directory) : store.list(directory).files();
    PathMatcher matcher = matcher(key);
    String root = "s3://" + address.bucket() + "/";
    return files.stream()
        .filter(file -> matcher.matches(Path.of(file.location().substring(root.length()))))
        .toList();
  }

  private static int indexOfPattern(String key) {
    for (int i = 0; i < key.length(); i++) {
      if ("*?[{\\".indexOf(key.charAt(i)) >= 0) {
        return i;
      }
    }
    return key.length();
  }

  private static PathMatcher matcher(String key) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + Path.of(key));
    } catch (PatternSyntaxException e) {
      throw RemoteStoreException.of("getting file status", e);
    }
  }
}
