package org.dorisdr.minidoris.common.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory of this machine, or one that all machines have mounted. Thread safe. */
final class LocalStore implements RemoteStore {

  @Override
  public Listing list(String directory) {
    List<RemoteFile> files = new ArrayList<>();
    List<String> directories = new ArrayList<>();
    try (Stream<Path> entries = Files.list(path(directory))) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        String name = entry.getFileName().toString();
        if (Files.isDirectory(entry)) {
          directories.add(name);
        } else {
          files.add(new RemoteFile(directory + "/" + name, name, Files.size(entry)));
        }
      }
    } catch (NoSuchFileException e) {
      return new Listing(List.of(), List.of());
    } catch (IOException e) {
      throw RemoteStoreException.of("listing " + directory, e);
    }
    files.sort(Comparator.comparing(RemoteFile::name));
    Collections.sort(directories);
    return new Listing(files, directories);
  }

  @Override
  public List<RemoteFile> listRecursively(String directory) {
    List<RemoteFile> files = new ArrayList<>();
    Path root = path(directory);
    try (Stream<Path> entries = Files.walk(root)) {
      for (Path entry : (Iterable<Path>) entries.filter(Files::isRegularFile)::iterator) {
        String below = root.relativize(entry).toString();
        files.add(
            new RemoteFile(
                directory + "/" + below, entry.getFileName().toString(), Files.size(entry)));
      }
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw RemoteStoreException.of("listing " + directory, e);
    }
    files.sort(Comparator.comparing(RemoteFile::location));
    return files;
  }

  @Override
  public boolean exists(String location) {
    try {
      return Files.readAttributes(path(location), BasicFileAttributes.class).isRegularFile();
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw RemoteStoreException.of("getting file status", e);
    }
  }

  @Override
  public void upload(Path file, String md5, String location) {
    write(location, part -> Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING));
  }

  @Override
  public void upload(byte[] bytes, String location) {
    write(location, part -> Files.write(part, bytes));
  }

  @Override
  public String download(String location, Path file) {
    try (InputStream in = Files.newInputStream(path(location))) {
      return PartFiles.replace(file, part -> HashedCopy.copy(in, part));
    } catch (NoSuchFileException e) {
      throw RemoteStoreException.notFound(location, e);
    } catch (IOException e) {
      throw RemoteStoreException.of("downloading " + location, e);
    }
  }

  @Override
  public byte[] read(String location) {
    try {
      return Files.readAllBytes(path(location));
    } catch (NoSuchFileException e) {
      throw RemoteStoreException.notFound(location, e);
    } catch (IOException e) {
      throw RemoteStoreException.of("reading " + location, e);
    }
  }

  @Override
  public void copy(String from, String to) {
    write(to, part -> Files.copy(path(from), part, StandardCopyOption.REPLACE_EXISTING));
  }

  @Override
  public void delete(String location) {
    try {
      if (!Files.isDirectory(path(location), LinkOption.NOFOLLOW_LINKS)) {
        Files.deleteIfExists(path(location));
      }
    } catch (IOException e) {
      throw RemoteStoreException.of("deleting " + location, e);
    }
  }

  @Override
  public void deleteAll(Collection<String> locations) {
    locations.forEach(this::delete);
  }

  @Override
  public void deleteDirectory(String directory) {
    Path root = path(directory);
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.walkFileTree(root, new Remover());
    } catch (IOException e) {
      throw RemoteStoreException.of("deleting " + directory, e);
    }
  }

  @Override
  public void close() {}

  private void write(String location, PartFiles.Writer writer) {
    Path target = path(location);
    Path part = path(PartName.of(location));
    try {
      Files.createDirectories(target.getParent());
      writer.write(part);
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      PartFiles.discard(part);
      throw RemoteStoreException.of("uploading " + location, e);
    }
  }

  private static Path path(String location) {
    return location.startsWith("file:")
        ? Path.of(URI.create(location).getPath()).normalize()
        : Path.of(location).normalize();
  }

  private static final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException error)
        throws IOException {
      if (error != null) {
        throw error;
      }
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
