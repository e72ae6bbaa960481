// Failures of a shop that speaks German: title, other names, what people see, codes; and the runbook of each.
const failures: Record<
  string,
  {title: string; aliases?: string[]; symptoms: string[]; codes?: string[]; runbook: [id: string, title: string, text: string]}
> = {
  'bestellungen-haengen': {
    title: 'Bestellungen hängen zwischen Shop und Warenwirtschaft',
    aliases: ['Auftragsstau'],
    symptoms: ['Neue Aufträge erscheinen nicht in der Warenwirtschaft', 'Der Zähler offener Bestellungen wächst'],
    codes: ['AUFTRAG_NICHT_UEBERNOMMEN'],
    runbook: ['auftragsstau-aufloesen', 'Auftragsstau auflösen', 'Die Warteschlange anhalten und die Aufträge erneut einspielen.'],
  },
  'lagerbestand-falsch': {
    title: 'Lagerbestand im Shop weicht vom Lager ab',
    symptoms: ['Kunden kaufen Artikel, die ausverkauft sind', 'Die Bestände wurden seit Stunden nicht abgeglichen'],
    codes: ['BESTAND-409'],
    runbook: ['bestand-abgleichen', 'Bestände neu abgleichen', 'Den Abgleich der Mengen von Hand starten.'],
  },
  'zahlung-abgelehnt': {
    title: 'Kreditkartenzahlungen werden abgelehnt',
    symptoms: ['Die Bezahlseite meldet einen Fehler an der Kasse', 'Alle Karten werden zurückgewiesen'],
    codes: ['PSP_DECLINED'],
    runbook: ['zahlungsanbieter-umschalten', 'Zahlungsanbieter umschalten', 'Auf den zweiten Anbieter wechseln.'],
  },
  'rechnung-doppelt': {
    title: 'Rechnungen werden doppelt verschickt',
    symptoms: ['Kundinnen erhalten zwei Rechnungen für einen Auftrag'],
    runbook: ['doppelte-rechnungen-stornieren', 'Doppelte Rechnungen stornieren', 'Die zweite Rechnung mit einer Gutschrift aufheben.'],
  },
  'versandetiketten-fehlen': {
    title: 'Versandetiketten werden nicht gedruckt',
    symptoms: ['Die Packtische stehen still', 'Der Drucker zieht kein Papier, obwohl Pakete warten'],
    codes: ['ETIKETT-17'],
    runbook: ['etikettendruck-neu-starten', 'Etikettendruck neu starten', 'Den Druckdienst neu starten und ein Probeetikett drucken.'],
  },
  'anmeldung-gestoert': {
    title: 'Kunden können sich nicht anmelden',
    symptoms: ['Das Kennwort wird trotz richtiger Eingabe nicht angenommen', 'Nach dem Login erscheint eine leere Seite'],
    runbook: ['anmeldedienst-wiederherstellen', 'Anmeldedienst wiederherstellen', 'Die Sitzungen leeren und den Schlüssel erneuern.'],
  },
  'zertifikat-abgelaufen': {
    title: 'Zertifikat der Schnittstelle ist abgelaufen',
    symptoms: ['Die Gegenstelle bricht die Verbindung beim Handshake ab'],
    codes: ['CERT_EXPIRED'],
    runbook: ['zertifikat-erneuern', 'Zertifikat erneuern', 'Ein neues Zertifikat anfordern und einspielen.'],
  },
  'ruecksendung-verloren': {
    title: 'Rücksendungen werden nicht erstattet',
    aliases: ['Retouren hängen'],
    symptoms: ['Die Ware ist zurück im Lager, aber das Geld wurde nicht überwiesen'],
    runbook: ['erstattungen-nachholen', 'Erstattungen nachholen', 'Die offenen Gutschriften auslösen.'],
  },
  'preise-veraltet': {
    title: 'Preise im Shop sind veraltet',
    symptoms: ['Der Sonderpreis vom Vortag wird noch angezeigt', 'Die Preisliste wurde nachts nicht eingelesen'],
    runbook: ['preisliste-einlesen', 'Preisliste erneut einlesen', 'Die Datei prüfen und den Import wiederholen.'],
  },
  'suche-langsam': {
    title: 'Produktsuche antwortet langsam',
    symptoms: ['Die Suchergebnisse brauchen länger als zehn Sekunden'],
    runbook: ['suchindex-aufbauen', 'Suchindex neu aufbauen', 'Den Index auf der Reserve aufbauen und tauschen.'],
  },
  'mails-bleiben-aus': {
    title: 'Bestellbestätigungen kommen nicht an',
    symptoms: ['Kunden fragen, ob ihr Kauf geklappt hat', 'Die E-Mails landen in der Warteschlange des Mailservers'],
    runbook: ['mailversand-freigeben', 'Mailversand freigeben', 'Die Sperre des Absenders aufheben lassen.'],
  },
  'speicher-voll': {
    title: 'Festplatte des Datenbankservers ist voll',
    symptoms: ['Die Datenbank nimmt keine Schreibvorgänge mehr an'],
    codes: ['ORA-01653'],
    runbook: ['speicherplatz-schaffen', 'Speicherplatz schaffen', 'Alte Sicherungen und Protokolle löschen.'],
  },
}

/** Content of a site in German, by path. */
export function germanContent(): Record<string, string> {
  const entries = Object.entries(failures).flatMap(([id, {title, aliases = [], symptoms, codes = [], runbook}], index) => {
    const [runbookId, runbookTitle, text] = runbook
    const alerts = [{name: `Alarm${index + 1}`, query: 'up == 0', severity: 'page'}]
    const fields = {
      title,
      aliases,
      integration: 'bestellungen',
      alerts,
      class: 'stuck',
      severity: 'SEV2',
      symptoms,
      codes: codes.map(code => ({code, meaning: 'Siehe oben.', system: 'navision'})),
      runbook: runbookId,
    }
    return [
      [`content/failure-modes/${id}.mdx`, entryOf(fields)],
      [`content/runbooks/${runbookId}.mdx`, `${entryOf({title: runbookTitle})}\n## Beheben\n\n1. ${text}\n`],
    ]
  })
  return {
    'content/settings.yaml':
      "organisation: Kaufhaus\nsite: {language: de}\nsearch: {synonyms: ['Warenwirtschaft = ERP', 'Rücksendung = Retoure']}\n",
    'content/integrations/bestellungen.mdx': entryOf({title: 'Bestellungen', from: ['shop'], to: ['navision'], tier: 1, mechanism: 'REST'}),
    'content/systems/shop.mdx': entryOf({title: 'Shop', category: 'storefront'}),
    'content/systems/navision.mdx': entryOf({title: 'Navision', category: 'erp'}),
    'content/people/jana-koehler.mdx': entryOf({title: 'Jana Köhler', role: 'Leiterin Logistik', timeZone: 'Europe/Berlin'}),
    ...Object.fromEntries(entries),
  }
}

const entryOf = (fields: Record<string, unknown>) =>
  `---\n${Object.entries(fields)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('')}---\n`
