package finme.correspondence.post;

import finme.correspondence.Letter;
import finme.correspondence.Post.Away;
import finme.correspondence.Post.Outcome;
import finme.correspondence.Post.Taken;
import finme.correspondence.Post.Undeliverable;
import finme.correspondence.post.MailSettings.Tls;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.env.Environment;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Mail by SMTP, on a few threads of its own: JavaMail waits for the server. Each step has an end, and so has the whole. */
@Component
@EnableConfigurationProperties(MailSettings.class)
class MailServer {
    private static final int AT_ONCE = 4;
    private static final int MOST_WAITING = 500;
    private static final long LONGEST_SECONDS = 10;
    private static final int ACCEPTED = 250;
    private static final String STEP_MILLIS = "3000";

    private final MailSettings settings;
    private final Environment environment;
    private volatile @Nullable JavaMailSenderImpl sender;
    private final ExecutorService threads = new ThreadPoolExecutor(
            AT_ONCE, AT_ONCE, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(MOST_WAITING), work -> {
                Thread thread = new Thread(work, "mail");
                thread.setDaemon(true);
                return thread;
            });

    MailServer(MailSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    boolean isSet() {
        return blankToNull(settings.host()) != null;
    }

    CompletionStage<Outcome> send(String to, Letter letter) {
        if (!isSet()) {
            return CompletableFuture.completedFuture(new Away("no_mail_server"));
        }
        try {
            return CompletableFuture.supplyAsync(() -> deliver(to, letter), threads)
                    .completeOnTimeout(new Away("timeout"), LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException full) {
            return CompletableFuture.completedFuture(new Away("too_many"));
        }
    }

    private Outcome deliver(String to, Letter letter) {
        try {
            JavaMailSenderImpl server = server();
            server.send(message(server, to, letter));
            return new Taken(ACCEPTED);
        } catch (MailSendException failed) {
            return failed.getFailedMessages().values().stream()
                            .anyMatch(each -> each instanceof SendFailedException refused && isForGood(refused))
                    ? new Undeliverable("recipient_refused")
                    : new Away(words(failed));
        } catch (MailException | MessagingException failed) {
            return new Away(words(failed));
        }
    }

    /** The server knows that there is nobody under the address: a code of 5xx to the recipient. */
    private static boolean isForGood(SendFailedException refused) {
        Exception next = refused.getNextException();
        return next instanceof org.eclipse.angus.mail.smtp.SMTPAddressFailedException address
                && address.getReturnCode() / 100 == 5;
    }

    /** Texts of such exceptions quote the address. */
    private static String words(Exception failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        return cause.getClass().getSimpleName();
    }

    private static MimeMessage message(JavaMailSenderImpl server, @Nullable String to, Letter letter)
            throws MessagingException {
        MimeMessage message = new MimeMessage(server.getSession()) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + letter.id() + "@finme>");
            }
        };
        MimeMessageHelper helper = new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
        helper.setFrom(String.valueOf(server.getJavaMailProperties().getProperty("mail.from")));
        helper.setTo(String.valueOf(to));
        helper.setSubject(letter.subject());
        helper.setText(letter.text());
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    /** Made once, as long as the port is the same: a session of JavaMail looks through the class path. */
    private JavaMailSenderImpl server() {
        JavaMailSenderImpl made = sender;
        int port = environment.getRequiredProperty("finme.mail.port", Integer.class);
        if (made == null || made.getPort() != port) {
            made = newServer(port);
            made.getSession();
            sender = made;
        }
        return made;
    }

    private JavaMailSenderImpl newServer(int port) {
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost(settings.host());
        server.setPort(port);
        server.setProtocol(settings.tls() == Tls.TLS ? "smtps" : "smtp");
        server.setUsername(blankToNull(settings.username()));
        server.setPassword(blankToNull(settings.password()));
        server.setDefaultEncoding(StandardCharsets.UTF_8.name());
        server.setJavaMailProperties(properties(server.getProtocol()));
        return server;
    }

    private Properties properties(@Nullable String protocol) {
        Properties properties = new Properties();
        properties.setProperty("mail.from", settings.from());
        String prefix = "mail." + protocol + '.';
        properties.setProperty(prefix + "connectiontimeout", STEP_MILLIS);
        properties.setProperty(prefix + "timeout", STEP_MILLIS);
        properties.setProperty(prefix + "writetimeout", STEP_MILLIS);
        properties.setProperty(prefix + "auth", String.valueOf(blankToNull(settings.username()) != null));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        boolean start = settings.tls() == Tls.STARTTLS;
        properties.setProperty(prefix + "starttls.enable", String.valueOf(start));
        properties.setProperty(prefix + "starttls.required", String.valueOf(start));
        return properties;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
