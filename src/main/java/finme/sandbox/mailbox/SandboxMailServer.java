package finme.sandbox.mailbox;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.stereotype.Component;

/**
 * Takes mail for everybody at a free port of this machine, which it tells as {@code local.smtp.port}. Listens before anybody
 * sends, and stays until nobody does.
 */
@Component
class SandboxMailServer implements SmartLifecycle {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Mailbox mailbox;
    private final ConfigurableEnvironment environment;

    SandboxMailServer(Mailbox mailbox, ConfigurableEnvironment environment) {
        this.mailbox = mailbox;
        this.environment = environment;
    }

    @Override
    public void start() {
        server.start();
        GreenMailUser everybody = server.setUser("everybody@localhost", "");
        server.getUserManager().setMessageDeliveryHandler((mail, to) -> {
            mailbox.add(item(to.getEmail(), mail.getMessage()));
            forgetOthers();
            return everybody;
        });
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "sandbox-mail",
                        Map.of("local.smtp.port", server.getSmtp().getPort())));
    }

    /** The server keeps what it delivers for ever; the mailbox is enough. */
    private void forgetOthers() throws MessagingException {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException impossible) {
            throw new MessagingException("not purged", impossible);
        }
    }

    private static Mailbox.Item item(String to, MimeMessage message) throws MessagingException {
        try {
            return new Mailbox.Item(to, message.getSubject(), String.valueOf(message.getContent()), Instant.now());
        } catch (IOException unreadable) {
            throw new MessagingException("unreadable", unreadable);
        }
    }

    /** While it is away nobody answers at its port; what it delivered stays in the mailbox. */
    synchronized void away(boolean away) {
        if (away && server.isRunning()) {
            server.stop();
        } else if (!away && !server.isRunning()) {
            start();
        }
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public boolean isRunning() {
        return server.isRunning();
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE / 2;
    }
}
