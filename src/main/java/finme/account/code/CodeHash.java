package finme.account.code;

import finme.fdforge.BlindIndex;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Six digits are soon tried out, so their hash is keyed: without the installation's keys nobody tells a code from it. */
@Component
class CodeHash {
    private final BlindIndex index;

    CodeHash(BlindIndex index) {
        this.index = index;
    }

    byte[] of(byte[] address, String code) {
        return index.of("sign-in.code", HexFormat.of().formatHex(address) + '/' + code.strip());
    }
}
