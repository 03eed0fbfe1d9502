import type { Field } from './fields';

/**
 * What people and systems head their columns with, as `headerKey` writes it: lower case, no accents, marks or numbers. From the exports of
 * Google Contacts, Outlook, HubSpot, Salesforce, Pipedrive and Zoho, and everyday words in twenty languages.
 */
export const headerNames: Readonly<Record<Field, string>> = {
  contactId: 'contact id|continuo id|id de contato|id de contacto|id du contact|kontakt id',
  name:
    'name|full name|contact name|contact|display name|customer|customer name|client|client name|person|lead name|' +
    'nome|nome completo|contato|cliente|nome do cliente|nome do contato|nombre y apellido|nombre y apellidos|nombre completo|' +
    'contacto|nombre del cliente|nombre del contacto|nom complet|nom et prenom|client nom|kontakt|vollstandiger name|ansprechpartner|' +
    'kunde|kundenname|nominativo|nome e cognome|volledige naam|naam|имя|имя фамилия|фио|контакт|клиент|полное имя|імя|піб|клієнт|' +
    'imie i nazwisko|klient|ad soyad|isim|musteri|nama|nama lengkap|الاسم|الاسم الكامل|اسم العميل|العميل|اسم|نام|نام کامل|שם|שם מלא|' +
    '姓名|名字|名称|联系人|聯絡人|客户|客戶|氏名|名前|お名前|顧客名|이름|성명|고객명|नाम|पूरा नाम|ग्राहक|ชื่อ|ho ten|ho va ten|ονομα|ονοματεπωνυμο',
  firstName:
    'first name|given name|forename|firstname|primeiro nome|nome proprio|prenome|nombre|primer nombre|nombres|prenom|vorname|nome di battesimo|' +
    'voornaam|imie|имя контакта|собственное имя|ad|الاسم الاول|اسم الشخص|שם פרטי|名|이름만|पहला नाम|nama depan|ten',
  lastName:
    'last name|family name|surname|lastname|sobrenome|apelido|ultimo nome|apellido|apellidos|nom|nom de famille|nachname|familienname|' +
    'cognome|achternaam|nazwisko|фамилия|прізвище|soyad|soyadi|اسم العائله|اسم العائلة|الكنيه|שם משפחה|姓|성|उपनाम|nama belakang|ho',
  phones:
    'phone|phones|phone number|phone numbers|telephone|telephone number|tel|mobile|mobile phone|mobile number|mobile phone number|cell|cell phone|' +
    'cellphone|cell number|whatsapp|whatsapp number|whatsapp phone|whatsapp phone number|number|work phone|home phone|business phone|other phone|' +
    'main phone|primary phone|company main phone|phone value|phone work|phone home|phone mobile|phone other|handset|contact number|' +
    'telefone|telefones|celular|fone|numero|numero de telefone|numero do whatsapp|telefone celular|telemovel|telefone fixo|telefone comercial|' +
    'telefono|telefonos|movil|numero de telefono|telefono movil|telefono fijo|numero de whatsapp|celulares|' +
    'telephones|portable|numero de telephone|telephone portable|telephone mobile|telephone fixe|mobil|telefon|telefonnummer|handy|handynummer|' +
    'rufnummer|mobiltelefon|mobilnummer|festnetz|telefoni|cellulare|numero di telefono|telefono cellulare|telefoon|telefoonnummer|mobiel|' +
    'телефон|телефоны|номер|номер телефона|мобильный|мобильный телефон|сотовый|ватсап|вотсап|телефони|номер телефону|мобільний|' +
    'numer telefonu|komorka|cep|cep telefonu|gsm|telefon numarasi|telepon|nomor telepon|no hp|nomor hp|hp|' +
    'الهاتف|هاتف|رقم الهاتف|الجوال|رقم الجوال|جوال|موبايل|واتساب|رقم الواتساب|تلفن|موبایل|شماره تلفن|טלפון|נייד|טלפון נייד|' +
    '电话|電話|手机|手機|手机号|手机号码|电话号码|電話番号|携帯|携帯電話|携帯番号|전화|전화번호|휴대폰|휴대전화|핸드폰|फोन|फ़ोन|मोबाइल|फोन नंबर|मोबाइल नंबर|' +
    'โทรศัพท์|เบอร์โทร|so dien thoai|dien thoai|τηλεφωνο|κινητο',
  emails:
    'email|emails|e mail|e mails|email address|e mail address|email addresses|mail|e mail value|email value|work email|home email|primary email|' +
    'email work|email home|email other|correo|correo electronico|correos|endereco de email|endereco de e mail|courriel|adresse e mail|adresse email|' +
    'mail adresse|e mail adresse|posta elettronica|indirizzo email|e mailadres|почта|эл почта|электронная почта|емейл|имейл|пошта|электронный адрес|' +
    'adres e mail|e posta|eposta|surel|البريد|البريد الالكتروني|بريد الكتروني|ايميل|ایمیل|דואל|אימייל|דוא ל|邮箱|電子郵件|电子邮件|电子邮箱|邮件|' +
    'メール|メールアドレス|이메일|ईमेल|อีเมล|thu dien tu|ηλεκτρονικο ταχυδρομειο',
  company:
    'company|company name|organization|organisation|organization name|organisation name|account|account name|business|business name|employer|firm|' +
    'associated company|empresa|nome da empresa|organizacao|compania|nombre de la empresa|organizacion|negocio|entreprise|societe|' +
    'nom de l entreprise|organisation nom|firma|unternehmen|firmenname|azienda|societa|ditta|bedrijf|bedrijfsnaam|компания|организация|фирма|' +
    'название компании|компанія|організація|nazwa firmy|sirket|kurum|perusahaan|الشركه|الشركة|اسم الشركه|شركه|شرکت|חברה|שם חברה|' +
    '公司|公司名称|单位|企业|會社|会社|会社名|회사|회사명|कंपनी|संगठन|บริษัท|cong ty|εταιρεια',
  externalIds:
    'external id|external ids|externalid|id|record id|customer id|client id|crm id|person id|lead id|hubspot id|salesforce id|pipedrive id|reference|' +
    'customer number|id externo|codigo|codigo do cliente|codigo de cliente|id do cliente|id del cliente|id externe|identifiant|code client|kundennummer|' +
    'externe id|kunden id|codice|codice cliente|klantnummer|ид|идентификатор|код|код клиента|внешний код|ід|musteri no|kode|' +
    'المعرف|رقم العميل|معرف|שם מזהה|编号|客户编号|編號|顧客番号|고객번호|आईडी',
  language:
    'language|preferred language|lang|locale|idioma|lingua|lingua preferida|langue|sprache|taal|язык|мова|jezyk|dil|bahasa|اللغه|لغه|زبان|שפה|' +
    '语言|語言|言語|언어|भाषा|ngon ngu|γλωσσα',
  owner:
    'owner|contact owner|account owner|record owner|owner name|agent|assignee|assigned to|responsible|sales rep|salesperson|responsavel|vendedor|proprietario|' +
    'dono|propietario|responsable|asesor|agente|responsable commercial|proprietaire|commercial|besitzer|zustandig|betreuer|verantwortlich|' +
    'responsabile|venditore|eigenaar|verkoper|ответственный|менеджер|владелец|відповідальний|opiekun|wlasciciel|sorumlu|temsilci|pemilik|' +
    'المسؤول|المسئول|الموظف|אחראי|负责人|負責人|业务员|担当者|担当|담당자|जिम्मेदार',
  optedOut:
    'opted out|opt out|optout|unsubscribed|do not contact|do not message|do not call|has opted out|no contact|descadastrado|nao contatar|' +
    'nao perturbe|cancelou|opt out whatsapp|baja|no contactar|no molestar|desuscrito|desinscrit|ne pas contacter|desabonne|abgemeldet|' +
    'nicht kontaktieren|disiscritto|non contattare|cancellato|uitgeschreven|niet benaderen|отписан|отписался|не беспокоить|не писать|' +
    'відписався|wypisany|nie kontaktowac|abonelikten cikti|berhenti berlangganan|الغاء الاشتراك|لا تتصل|הוסר מרשימה|已退订|退订|勿扰|配信停止|수신거부|सदस्यता समाप्त',
};
