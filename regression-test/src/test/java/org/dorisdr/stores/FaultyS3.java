package org.dorisdr.stores;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.dorisdr.testing.TestPorts;

/**
 * Stands before an S3 endpoint and lets it fail in the ways in which stores fail. It hands requests
 * on as they are, one a connection, so that the endpoint itself checks the signatures. Thread safe.
 */
public final class FaultyS3 implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  /** How far listings lag behind. */
  private static final long STALE_NANOS = 5_000_000_000L;

  /** An answer, and when it was true. */
  private record Listing(byte[] answer, long nanos) {}

  /** How the store fails. */
  public enum Fault {
    NONE,
    /** Takes no connection. */
    REFUSES,
    /** Takes requests and never answers. */
    HANGS,
    /** Answers 503 to everything. */
    UNAVAILABLE,
    /** Answers 503 to every third request. */
    EVERY_THIRD,
    /** The key is not valid any more. */
    DENIES,
    /** The bucket was deleted. */
    NO_BUCKET,
    /** Lists what was there some seconds ago. */
    LISTS_STALE,
    /** Does the first request to delete, and never answers the next. */
    HANGS_AT_SECOND_DELETE,
    /** Takes headers of tablets, and never answers who sends data. */
    HANGS_AT_DATA,
    /** Never answers who fetches data. */
    HANGS_AT_DOWNLOAD,
    /** Takes the first two files that are written, and answers 503 to all that follow. */
    FULL_AFTER_TWO
  }

  private final int port;
  private final int behind;
  private final Set<Socket> hanging = ConcurrentHashMap.newKeySet();
  private final Map<String, Listing> listed = new ConcurrentHashMap<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger deletes = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();
  private volatile Fault fault = Fault.NONE;
  private volatile ServerSocket server;

  public FaultyS3(URI endpoint) throws IOException {
    behind = endpoint.getPort();
    server = TestPorts.listen();
    port = server.getLocalPort();
    accept(server);
  }

  public String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  /** From the next request on. */
  public void fails(Fault how) throws IOException {
    deletes.set(0);
    writes.set(0);
    fault = how;
    if (how == Fault.REFUSES) {
      server.close();
    } else if (server.isClosed()) {
      server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
      accept(server);
    }
    hanging.forEach(FaultyS3::closeQuietly);
    hanging.clear();
  }

  private void accept(ServerSocket on) {
    daemon(
        () -> {
          while (!on.isClosed()) {
            try {
              Socket client = on.accept();
              daemon(() -> serve(client));
            } catch (IOException e) {
              // Closed, or a client that is gone again: the next one is waited for.
            }
          }
        });
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "faulty-s3");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Socket client) {
    try {
      String head = head(client.getInputStream());
      if (head.isEmpty()) {
        client.close();
        return;
      }
      int number = requests.incrementAndGet();
      switch (fault) {
        case HANGS -> hanging.add(client);
        case UNAVAILABLE -> answer(client, "503 Slow Down", "SlowDown");
        case NO_BUCKET -> answer(client, "404 Not Found", "NoSuchBucket");
        case EVERY_THIRD -> {
          if (number % 3 == 0) {
            answer(client, "503 Slow Down", "SlowDown");
          } else {
            hand(client, head);
          }
        }
        // The endpoint itself says what it says to a signature made with another key.
        case DENIES -> hand(client, head.replaceAll("(Signature=)\\w{8}", "$100000000"));
        case LISTS_STALE -> {
          Listing old = isList(head) ? listed.get(request(head)) : null;
          if (old == null || System.nanoTime() - old.nanos > STALE_NANOS) {
            hand(client, head);
          } else {
            write(client, old.answer);
          }
        }
        case HANGS_AT_SECOND_DELETE -> {
          if (isDelete(head) && deletes.incrementAndGet() > 1) {
            hanging.add(client);
          } else {
            hand(client, head);
          }
        }
        case HANGS_AT_DATA -> {
          boolean copy = head.toLowerCase(Locale.ROOT).contains("x-amz-copy-source");
          hangIf(!copy && request(head).matches("(PUT|POST) .*[.]dat[.].*"), client, head);
        }
        case HANGS_AT_DOWNLOAD -> hangIf(request(head).matches("GET .*[.]dat[.].*"), client, head);
        case FULL_AFTER_TWO -> {
          if (request(head).startsWith("PUT ") && writes.incrementAndGet() > 2) {
            answer(client, "503 Slow Down", "SlowDown");
          } else {
            hand(client, head);
          }
        }
        default -> hand(client, head);
      }
    } catch (IOException e) {
      closeQuietly(client);
    }
  }

  private void hangIf(boolean yes, Socket client, String head) throws IOException {
    if (yes) {
      hanging.add(client);
    } else {
      hand(client, head);
    }
  }

  private static String request(String head) {
    return head.substring(0, head.indexOf('\r'));
  }

  private static boolean isList(String head) {
    return request(head).contains("list-type=2");
  }

  private static boolean isDelete(String head) {
    return request(head).matches("DELETE .*|POST [^ ]*[?&]delete.*");
  }

  /** Whether somebody waits for an answer that does not come. */
  public boolean isWaitedFor() {
    return !hanging.isEmpty();
  }

  private void hand(Socket client, String head) throws IOException {
    Socket store = new Socket(InetAddress.getLoopbackAddress(), behind);
    String once = head.replaceAll("(?im)^connection:.*\r\n", "");
    once = once.substring(0, once.length() - 2) + "Connection: close\r\n\r\n";
    store.getOutputStream().write(once.getBytes(ISO_8859_1));
    daemon(() -> pump(client, store));
    ByteArrayOutputStream copy = isList(head) ? new ByteArrayOutputStream() : null;
    try (client;
        store) {
      byte[] buffer = new byte[BUFFER];
      InputStream in = store.getInputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        client.getOutputStream().write(buffer, 0, n);
        if (copy != null) {
          copy.write(buffer, 0, n);
        }
      }
      if (copy != null) {
        listed.put(request(head), new Listing(copy.toByteArray(), System.nanoTime()));
      }
    }
  }

  private static void pump(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
    } catch (IOException e) {
      // One side has hung up.
    }
  }

  private static void answer(Socket client, String status, String code) throws IOException {
    String body = "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code></Error>";
    String text =
        "HTTP/1.1 %s\r\nContent-Type: application/xml\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
            .formatted(status, body.length(), body);
    write(client, text.getBytes(ISO_8859_1));
  }

  private static void write(Socket client, byte[] bytes) throws IOException {
    client.getOutputStream().write(bytes);
    client.shutdownOutput();
    // What the client still sends is read, or it would see a reset instead of the answer.
    client.setSoTimeout(2000);
    try (client) {
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
  }

  /** Request line and headers; empty if the client hung up. */
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      head.append((char) c);
      if (c == '\n' && head.toString().endsWith("\r\n\r\n")) {
        return head.toString();
      }
    }
    return "";
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Gone already.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    hanging.forEach(FaultyS3::closeQuietly);
  }
}
