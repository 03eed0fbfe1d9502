import type { Chance } from './chance';

/** Names and phones of one country. A name written `native/latin` is met in both scripts. */
export interface Country {
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** How a full name is put together. */
  readonly order: 'givenFirst' | 'familyFirst' | 'familyFirstUnspaced';
  /** Of ten people so many have two family names. */
  readonly doubles: number;
  readonly mobile: (chance: Chance) => string;
  readonly landline: (chance: Chance) => string;
  /** Other certain writings of the same line. */
  readonly variants: (phone: string, chance: Chance) => readonly string[];
}

const words = (text: string): string[] => text.trim().split(/\s+/);
const spaced = (phone: string) => `+${phone.slice(0, 2)} ${phone.slice(2, 5)} ${phone.slice(5, 8)}-${phone.slice(8)}`;
const written = (phone: string) => [`+${phone}`, `00${phone}`, spaced(phone), phone];

const portuguese = {
  given: words(
    'Maria José Ana João Antônio Francisco Carlos Paulo Pedro Lucas Luiz Marcos Luís Gabriel Rafael Francisca Daniel Marcelo Bruno Eduardo Felipe Raimundo Rodrigo Antônia Adriana Juliana Márcia Fernanda Patrícia Aline Camila Amanda Bruna Jéssica Letícia Júlia Luciana Vanessa Mariana Gabriela Vera Larissa Cláudia Beatriz Thiago Vinícius Gustavo Leonardo Henrique Diego',
  ),
  family: words(
    'Silva Santos Oliveira Souza Rodrigues Ferreira Alves Pereira Lima Gomes Ribeiro Carvalho Almeida Lopes Soares Fernandes Vieira Barbosa Rocha Dias Nascimento Andrade Moreira Nunes Marques Machado Mendes Freitas Cardoso Ramos Gonçalves Santana Teixeira Araújo Costa Martins Monteiro Moura Cavalcanti Castro Campos Pinto Correia Azevedo Barros Batista Borges Brito Cunha Duarte Farias Fonseca Guimarães Macedo Magalhães Medeiros Melo Miranda Morais Neves Nogueira Pacheco Peixoto Pires Queiroz Rezende Sales Tavares Xavier Siqueira',
  ),
};
const spanish = {
  given: words(
    'José Juan María Guadalupe Francisco Juana Antonio Jesús Miguel Pedro Alejandro Manuel Margarita Carlos Roberto Fernando Daniel Jorge Ricardo Eduardo Javier Rafael Martín Raúl David Josefina Arturo Marco Verónica Leticia Rosa Patricia Gabriela Alicia Yolanda Martha Adriana Claudia Silvia Elizabeth Lucía Sofía Valentina Camila Ximena Renata Mateo Santiago Sebastián Emiliano',
  ),
  family: words(
    'Hernández García Martínez López González Pérez Rodríguez Sánchez Ramírez Cruz Flores Gómez Morales Vázquez Jiménez Reyes Díaz Torres Gutiérrez Ruiz Mendoza Aguilar Ortiz Moreno Castillo Romero Álvarez Méndez Chávez Rivera Juárez Ramos Domínguez Herrera Medina Castro Vargas Guzmán Velázquez Muñoz Rojas Contreras Salazar Luna Ortega Guerrero Estrada Bautista Cortés Soto Alvarado Espinoza Lara Ávila Ríos Cervantes Silva Delgado Vega Márquez Sandoval Carrillo León Fernández Solís Rosas Campos Mejía Navarro Miranda',
  ),
};

export const countries: readonly Country[] = [
  {
    ...portuguese,
    order: 'givenFirst',
    doubles: 6,
    mobile: (chance) =>
      `55${chance.pick(['11', '21', '31', '41', '51', '61', '71', '81'])}9${6 + chance.below(4)}${chance.digits(7)}`,
    landline: (chance) => `55${chance.pick(['11', '21', '31', '41'])}3${chance.digits(7)}`,
    variants: (phone) => [
      ...written(phone),
      ...(phone.length === 13
        ? [
            `+${phone.slice(0, 4)}${phone.slice(5)}`,
            `(${phone.slice(2, 4)}) ${phone.slice(4, 9)}-${phone.slice(9)}`,
            `${phone.slice(2, 4)}${phone.slice(5)}`,
          ]
        : []),
    ],
  },
  {
    ...spanish,
    order: 'givenFirst',
    doubles: 8,
    mobile: (chance) => `52${chance.pick(['55', '33', '81'])}${1 + chance.below(9)}${chance.digits(7)}`,
    landline: (chance) => `52${chance.pick(['55', '33', '81'])}5${chance.digits(7)}`,
    variants: (phone) => [...written(phone), `+521${phone.slice(2)}`, `521${phone.slice(2)}`],
  },
  {
    ...spanish,
    order: 'givenFirst',
    doubles: 1,
    mobile: (chance) => `54911${2 + chance.below(7)}${chance.digits(7)}`,
    landline: (chance) => `54114${chance.digits(7)}`,
    variants: (phone) => [...written(phone), ...(phone.startsWith('549') ? [`+54${phone.slice(3)}`] : [])],
  },
  {
    given: words(
      'James Mary Michael Patricia Robert Jennifer John Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas Karen Christopher Sarah Charles Lisa Daniel Nancy Matthew Sandra Anthony Betty Mark Ashley Donald Emily Steven Kimberly Andrew Margaret Paul Donna Joshua Michelle',
    ),
    family: words(
      'Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Nelson Baker Hall Campbell Mitchell Carter Roberts Phillips Evans Turner Parker Collins Edwards Stewart Morris Murphy Cook Rogers Morgan Peterson Cooper Reed Bailey Bell Kelly Howard Ward Cox Richardson Wood Watson Brooks Bennett Gray Hughes',
    ),
    order: 'givenFirst',
    doubles: 0,
    mobile: (chance) =>
      `1${chance.pick(['202', '212', '305', '415', '512', '617'])}${2 + chance.below(7)}${chance.pick(['02', '13', '24', '35', '46', '57', '68'])}${chance.digits(4)}`,
    landline: (chance) =>
      `1${chance.pick(['202', '212', '305'])}5${chance.pick(['02', '13', '24'])}${chance.digits(4)}`,
    variants: (phone) => [...written(phone), `+1 (${phone.slice(1, 4)}) ${phone.slice(4, 7)}-${phone.slice(7)}`],
  },
  {
    given: words(
      'Александр/Aleksandr Елена/Elena Сергей/Sergey Ольга/Olga Дмитрий/Dmitry Наталья/Natalya Андрей/Andrei Анна/Anna Алексей/Alexei Татьяна/Tatiana Максим/Maxim Ирина/Irina Иван/Ivan Юлия/Julia Михаил/Mikhail Екатерина/Ekaterina Евгений/Evgeny Светлана/Svetlana Николай/Nikolai Мария/Maria Павел/Pavel Марина/Marina Владимир/Vladimir Ксения/Ksenia Роман/Roman',
    ),
    family: words(
      'Иванов/Ivanov Смирнов/Smirnov Кузнецов/Kuznetsov Попов/Popov Васильев/Vasiliev Петров/Petrov Соколов/Sokolov Михайлов/Mikhailov Новиков/Novikov Фёдоров/Fedorov Морозов/Morozov Волков/Volkov Алексеев/Alekseev Лебедев/Lebedev Семёнов/Semenov Егоров/Egorov Павлов/Pavlov Козлов/Kozlov Степанов/Stepanov Николаев/Nikolaev Орлов/Orlov Андреев/Andreev Макаров/Makarov Никитин/Nikitin Захаров/Zakharov Зайцев/Zaitsev Соловьёв/Soloviev Борисов/Borisov Яковлев/Yakovlev Григорьев/Grigoriev Романов/Romanov Воробьёв/Vorobiev Щукин/Shchukin Чернов/Chernov Жуков/Zhukov',
    ),
    order: 'givenFirst',
    doubles: 0,
    mobile: (chance) => `79${chance.pick(['05', '16', '26', '61', '85'])}${chance.digits(7)}`,
    landline: (chance) => `7495${2 + chance.below(7)}${chance.digits(6)}`,
    variants: (phone) => written(phone),
  },
  {
    given: words(
      'محمد/Mohammed أحمد/Ahmed علي/Ali فاطمة/Fatima محمود/Mahmoud خالد/Khaled مريم/Maryam حسن/Hassan يوسف/Youssef سارة/Sara عمر/Omar نور/Nour إبراهيم/Ibrahim ليلى/Layla كريم/Karim هدى/Huda طارق/Tariq سلمى/Salma مصطفى/Mustafa زينب/Zainab',
    ),
    family: words(
      'السيد/Elsayed حسن/Hassan إبراهيم/Ibrahim عبدالله/Abdullah صالح/Saleh منصور/Mansour سليمان/Soliman فاروق/Farouk عثمان/Othman رمضان/Ramadan جمال/Gamal ناصر/Nasser شريف/Sherif حمدي/Hamdy فؤاد/Fouad عزيز/Aziz بدوي/Badawi قاسم/Kassem الشامي/Elshamy النجار/Alnajjar حداد/Haddad خوري/Khoury مراد/Murad زيدان/Zidan',
    ),
    order: 'givenFirst',
    doubles: 5,
    mobile: (chance) => `201${chance.pick(['0', '1', '2', '5'])}${chance.digits(8)}`,
    landline: (chance) => `202${2 + chance.below(2)}${chance.digits(7)}`,
    variants: (phone) => written(phone),
  },
  {
    given: words(
      'राहुल/Rahul प्रिया/Priya अमित/Amit नेहा/Neha संजय/Sanjay पूजा/Pooja विजय/Vijay अनीता/Anita राजेश/Rajesh सुनीता/Sunita अर्जुन/Arjun काव्या/Kavya रोहित/Rohit दीपिका/Deepika मनीष/Manish आरती/Aarti सुरेश/Suresh मीना/Meena विकास/Vikas रेखा/Rekha',
    ),
    family: words(
      'शर्मा/Sharma वर्मा/Verma गुप्ता/Gupta सिंह/Singh कुमार/Kumar पटेल/Patel मिश्रा/Mishra यादव/Yadav जोशी/Joshi रेड्डी/Reddy नायर/Nair मेहता/Mehta चौहान/Chauhan अग्रवाल/Agarwal पांडे/Pandey देसाई/Desai कपूर/Kapoor मल्होत्रा/Malhotra चोपड़ा/Chopra राव/Rao',
    ),
    order: 'givenFirst',
    doubles: 0,
    mobile: (chance) => `91${chance.pick(['98', '99', '97', '88', '70'])}${chance.digits(8)}`,
    landline: (chance) => `9111${2 + chance.below(3)}${chance.digits(7)}`,
    variants: (phone) => written(phone),
  },
  {
    given: words(
      '伟/Wei 芳/Fang 秀英/Xiuying 敏/Min 静/Jing 丽/Li 强/Qiang 磊/Lei 军/Jun 洋/Yang 勇/Yong 艳/Yan 杰/Jie 娟/Juan 涛/Tao 明/Ming 超/Chao 小明/Xiaoming 秀兰/Xiulan 霞/Xia 平/Ping 刚/Gang 桂英/Guiying 建国/Jianguo 志强/Zhiqiang 丽华/Lihua 婷婷/Tingting 子轩/Zixuan 浩然/Haoran 欣怡/Xinyi 雨桐/Yutong 梓涵/Zihan',
    ),
    family: words(
      '王/Wang 李/Li 张/Zhang 刘/Liu 陈/Chen 杨/Yang 黄/Huang 赵/Zhao 吴/Wu 周/Zhou 徐/Xu 孙/Sun 马/Ma 朱/Zhu 胡/Hu 郭/Guo 何/He 高/Gao 林/Lin 罗/Luo 郑/Zheng 梁/Liang 谢/Xie 宋/Song 唐/Tang 许/Xu 韩/Han 冯/Feng 邓/Deng 曹/Cao',
    ),
    order: 'familyFirstUnspaced',
    doubles: 0,
    mobile: (chance) => `861${chance.pick(['38', '39', '50', '86', '88'])}${chance.digits(8)}`,
    landline: (chance) => `8610${6 + chance.below(3)}${chance.digits(7)}`,
    variants: (phone) => written(phone),
  },
];
