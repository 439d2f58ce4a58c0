package finme.outbound;

import finme.outbound.AddressRefused.Refusal;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address as somebody wrote it. One way of writing each IP address is understood; the others (octal, hexadecimal, in one
 * number) are read differently by different programs and refused.
 *
 * @param host in lower case, without the dot at its end; an IPv6 address in brackets
 */
record WrittenAddress(URI uri, String host) {
    static final Refusal INVALID = new Refusal(
            "invalid_url", "An absolute https address with a plain host is needed, without a user name in it.");
    static final Refusal NO_HTTPS = new Refusal("https_needed", "The address has to begin with https.");
    static final Refusal INSIDE = new Refusal(
            "address_not_public",
            "The address leads to this machine or into an inside network; only public ones may be.");

    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IP4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");
    /** Names that nobody outside answers for (RFC 6761, 6762, 8375; {@code internal} is reserved for companies). */
    private static final List<String> INSIDE_NAMES = List.of("localhost", "local", "internal", "home.arpa");

    /** @return null when it is none */
    static @Nullable WrittenAddress of(String text) {
        try {
            URI uri = new URI(text);
            String host = uri.getHost();
            if (host == null || uri.getRawUserInfo() != null || uri.getPort() == 0 || uri.getPort() > 65_535) {
                return null;
            }
            String plain = host.toLowerCase(Locale.ROOT);
            plain = plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
            boolean odd = plain.contains("%") || (ENDS_IN_NUMBER.matcher(plain).matches() && !isIp4(plain));
            return odd || plain.isEmpty() ? null : new WrittenAddress(uri, plain);
        } catch (URISyntaxException malformed) {
            return null;
        }
    }

    boolean is(String scheme) {
        return scheme.equalsIgnoreCase(uri.getScheme());
    }

    boolean isName() {
        return !isIp4(host) && !host.startsWith("[");
    }

    boolean isThisMachine() {
        return host.equals("localhost") || (!isName() && literal().isLoopbackAddress());
    }

    /** By how it is written; where a name leads, only a name server knows. */
    boolean looksPublic() {
        if (!isName()) {
            return SpecialNetworks.isPublic(literal());
        }
        return host.contains(".")
                && INSIDE_NAMES.stream().noneMatch(name -> host.equals(name) || host.endsWith('.' + name));
    }

    private InetAddress literal() {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("java.net.URI let it pass as an IP address", impossible);
        }
    }

    private static boolean isIp4(String host) {
        return IP4.matcher(host).matches();
    }
}
