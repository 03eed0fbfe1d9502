/** Mailboxes of functions: RFC 2142, and what businesses use in the languages WhatsApp is sold in. */
export const roleNames: ReadonlySet<string> = new Set(
  (
    'info information sales marketing support help helpdesk service services customerservice customercare care contact contactus office ' +
    'admin administrator administration postmaster hostmaster webmaster abuse noc security usenet news www uucp ftp ' +
    'hello hi team mail email post inbox noreply no-reply donotreply billing accounts accounting invoice invoices finance payments ' +
    'orders order shop store booking bookings reservations reservation reception frontdesk hr jobs careers recruitment press media pr ' +
    'legal privacy dpo compliance purchasing procurement logistics dispatch warehouse enquiries inquiries enquiry feedback general ' +
    'contato vendas venda comercial atendimento financeiro suporte sac faturamento compras rh recepcao secretaria diretoria loja ' +
    'contacto ventas soporte atencion atencionalcliente facturacion administracion compras pedidos reservas tienda oficina recepcion ' +
    'kontakt vertrieb verkauf buchhaltung rechnung rechnungen bestellung bestellungen zentrale buero service einkauf empfang personal ' +
    'commercial commerciale ventes vente achat achats comptabilite facturation accueil secretariat direction boutique ' +
    'informazioni vendite amministrazione ordini acquisti segreteria ufficio negozio assistenza ' +
    'biuro sklep zamowienia ksiegowosc sprzedaz sekretariat obchod fakturace prodej ' +
    'satis bilgi destek muhasebe iletisim siparis zakaz zakazy prodazhi otdel buh ' +
    'verkoop administratie bestelling klantenservice'
  ).split(' '),
);
