package org.dorisdr.minidoris.fe.mysql;

import io.netty.buffer.ByteBuf;

/**
 * A client's answer to the handshake.
 *
 * @param database null = none
 * @param plugin how {@code answer} was made; null = not said
 */
record HandshakeResponse(
    int capabilities, String user, byte[] answer, String database, String plugin) {
  /** Bytes of a packet that asks for TLS and says nothing else. */
  static final int TLS_REQUEST = 32;

  static HandshakeResponse read(ByteBuf in) {
    int length = in.readableBytes();
    int capabilities = in.readIntLE();
    if ((capabilities & Capabilities.PROTOCOL_41) == 0) {
      throw new MalformedPacketException("the client speaks a protocol older than 4.1");
    }
    if (length == TLS_REQUEST && (capabilities & Capabilities.SSL) != 0) {
      throw new MalformedPacketException("the client wants TLS, and enable_ssl is false");
    }
    in.skipBytes(4 + 1 + 23);
    String user = Wire.readNulText(in);
    byte[] answer =
        (capabilities & Capabilities.PLUGIN_AUTH_LENENC) != 0
            ? Wire.readBytes(in)
            : Wire.readBytes(in, in.readUnsignedByte());
    String database = null;
    if ((capabilities & Capabilities.CONNECT_WITH_DB) != 0 && in.isReadable()) {
      database = emptyToNull(Wire.readNulText(in));
    }
    String plugin = null;
    if ((capabilities & Capabilities.PLUGIN_AUTH) != 0 && in.isReadable()) {
      plugin = Wire.readNulText(in);
    }
    return new HandshakeResponse(capabilities, user, answer, database, plugin);
  }

  /** The same fields in COM_CHANGE_USER, of a client with these capabilities. */
  static HandshakeResponse readChangeUser(ByteBuf in, int capabilities) {
    String user = Wire.readNulText(in);
    byte[] answer = Wire.readBytes(in, in.readUnsignedByte());
    String database = emptyToNull(Wire.readNulText(in));
    String plugin = null;
    if (in.readableBytes() > 2) {
      in.skipBytes(2);
      plugin = Wire.readNulText(in);
    }
    return new HandshakeResponse(capabilities, user, answer, database, plugin);
  }

  boolean isNative() {
    return plugin == null || plugin.equals(Capabilities.NATIVE_PASSWORD);
  }

  private static String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
