package org.dorisdr.minidoris.common.remote;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.hdfs.DistributedFileSystem;

/**
 * Directories of HDFS. Thread safe. A location may be a bare path when {@code fs.defaultFS} is set.
 */
final class HdfsStore implements RemoteStore {
  private final Configuration configuration;
  private final String user;
  private final Map<String, FileSystem> open = new ConcurrentHashMap<>();

  HdfsStore(Map<String, String> properties) {
    configuration = HdfsSettings.configuration(properties);
    user = HdfsSettings.user(properties);
  }

  @Override
  public Listing list(String directory) {
    List<RemoteFile> files = new ArrayList<>();
    List<String> directories = new ArrayList<>();
    return call(
        "listing " + directory,
        () -> {
          try {
            for (FileStatus status : fs(directory).listStatus(new Path(directory))) {
              String name = status.getPath().getName();
              if (status.isDirectory()) {
                directories.add(name);
              } else {
                files.add(new RemoteFile(directory + "/" + name, name, status.getLen()));
              }
            }
          } catch (FileNotFoundException e) {
            return new Listing(List.of(), List.of());
          }
          files.sort(Comparator.comparing(RemoteFile::name));
          Collections.sort(directories);
          return new Listing(files, directories);
        });
  }

  @Override
  public List<RemoteFile> listRecursively(String directory) {
    return call(
        "listing " + directory,
        () -> {
          List<RemoteFile> files = new ArrayList<>();
          try {
            FileSystem fs = fs(directory);
            String root = fs.makeQualified(new Path(directory)).toUri().getPath();
            RemoteIterator<LocatedFileStatus> entries = fs.listFiles(new Path(directory), true);
            while (entries.hasNext()) {
              LocatedFileStatus status = entries.next();
              String below = status.getPath().toUri().getPath().substring(root.length());
              files.add(
                  new RemoteFile(directory + below, status.getPath().getName(), status.getLen()));
            }
          } catch (FileNotFoundException e) {
            return List.of();
          }
          files.sort(Comparator.comparing(RemoteFile::location));
          return files;
        });
  }

  @Override
  public boolean exists(String location) {
    return call(
        "getting file status",
        () -> {
          try {
            return fs(location).getFileStatus(new Path(location)).isFile();
          } catch (FileNotFoundException e) {
            return false;
          }
        });
  }

  @Override
  public void upload(java.nio.file.Path file, String md5, String location) {
    write(location, out -> java.nio.file.Files.copy(file, out));
  }

  @Override
  public void upload(byte[] bytes, String location) {
    write(location, out -> out.write(bytes));
  }

  @Override
  public String download(String location, java.nio.file.Path file) {
    return call(
        "downloading " + location,
        () -> {
          try (InputStream in = fs(location).open(new Path(location))) {
            return PartFiles.replace(file, part -> HashedCopy.copy(in, part));
          } catch (FileNotFoundException e) {
            throw RemoteStoreException.notFound(location, e);
          }
        });
  }

  @Override
  public byte[] read(String location) {
    return call(
        "reading " + location,
        () -> {
          try (InputStream in = fs(location).open(new Path(location))) {
            return in.readAllBytes();
          } catch (FileNotFoundException e) {
            throw RemoteStoreException.notFound(location, e);
          }
        });
  }

  @Override
  public void copy(String from, String to) {
    // HDFS has no copy of its own: the bytes pass through here.
    write(
        to,
        out -> {
          try (InputStream in = fs(from).open(new Path(from))) {
            in.transferTo(out);
          }
        });
  }

  @Override
  public void delete(String location) {
    call("deleting " + location, () -> fs(location).delete(new Path(location), false));
  }

  @Override
  public void deleteAll(Collection<String> locations) {
    locations.forEach(this::delete);
  }

  @Override
  public void deleteDirectory(String directory) {
    call("deleting " + directory, () -> fs(directory).delete(new Path(directory), true));
  }

  @Override
  public void close() {
    open.values()
        .forEach(
            fs -> {
              try {
                fs.close();
              } catch (IOException ignored) {
                // Nothing is open for writing any more.
              }
            });
    open.clear();
  }

  private interface Writer {
    void write(OutputStream out) throws IOException;
  }

  private interface Action<T> {
    T run() throws IOException;
  }

  private void write(String location, Writer writer) {
    call(
        "uploading " + location,
        () -> {
          FileSystem fs = fs(location);
          Path part = new Path(PartName.of(location));
          try (OutputStream out = fs.create(part, true)) {
            writer.write(out);
          }
          rename(fs, part, new Path(location));
          return null;
        });
  }

  @SuppressWarnings("deprecation") // The only rename that replaces, and HDFS does it in one step.
  private static void rename(FileSystem fs, Path from, Path to) throws IOException {
    if (fs instanceof DistributedFileSystem distributed) {
      distributed.rename(from, to, Options.Rename.OVERWRITE);
      return;
    }
    fs.delete(to, false);
    if (!fs.rename(from, to)) {
      throw new IOException("cannot rename " + from + " to " + to);
    }
  }

  private FileSystem fs(String location) throws IOException {
    URI uri = new Path(location).toUri();
    String key = uri.getScheme() == null ? "" : uri.getScheme() + "://" + uri.getAuthority();
    FileSystem known = open.get(key);
    if (known != null) {
      return known;
    }
    synchronized (open) {
      FileSystem again = open.get(key);
      if (again == null) {
        URI target = key.isEmpty() ? FileSystem.getDefaultUri(configuration) : URI.create(key);
        again = HdfsSettings.open(target, configuration, user);
        open.put(key, again);
      }
      return again;
    }
  }

  private static <T> T call(String work, Action<T> action) {
    try {
      return action.run();
    } catch (IOException e) {
      throw RemoteStoreException.of(work, e);
    }
  }
}
