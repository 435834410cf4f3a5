package org.dorisdr.bench;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The plainest copy there is: files, one after the other, through a socket of this machine. */
final class PlainCopy {
  private static final int BUFFER = 1 << 16;

  private final List<Path> files;
  private final Path to;

  PlainCopy(List<Path> files, Path to) {
    this.files = files;
    this.to = to;
  }

  /** Copies all files, each durably, and says how fast that was. */
  double megabytesPerSecond() throws IOException, InterruptedException {
    Files.createDirectories(to);
    long start = System.nanoTime();
    long bytes = 0;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread sender = new Thread(() -> send(server), "plain-copy");
      sender.start();
      try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
          DataInputStream in = new DataInputStream(socket.getInputStream())) {
        for (int i = 0; i < files.size(); i++) {
          bytes += receive(in, to.resolve("file" + i));
        }
      }
      sender.join();
    }
    return bytes / 1e6 / ((System.nanoTime() - start) / 1e9);
  }

  private void send(ServerSocket server) {
    try (Socket socket = server.accept();
        DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
      for (Path file : files) {
        byte[] buffer = new byte[BUFFER];
        long left = Files.size(file);
        out.writeLong(left);
        try (InputStream in = Files.newInputStream(file)) {
          while (left > 0) {
            int n = in.read(buffer, 0, (int) Math.min(BUFFER, left));
            if (n < 0) {
              throw new IOException(file + " became shorter");
            }
            out.write(buffer, 0, n);
            left -= n;
          }
        }
      }
    } catch (IOException e) {
      throw new BenchmarkException("the plain copy failed: " + e.getMessage(), e);
    }
  }

  private static long receive(DataInputStream in, Path file) throws IOException {
    long size = in.readLong();
    byte[] buffer = new byte[BUFFER];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long left = size; left > 0; ) {
        int n = in.read(buffer, 0, (int) Math.min(BUFFER, left));
        if (n < 0) {
          throw new IOException("the plain copy ended early");
        }
        out.write(buffer, 0, n);
        left -= n;
      }
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    return size;
  }
}
